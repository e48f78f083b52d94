//! Acceptance: what a credit manager would check, through the use cases and the command line.
//!
//! A story drops exports on an empty ledger, lets days pass, and reads the printed tables. It never
//! asks which day it is, needs no display and no network, and leaves nothing behind.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod aging;
mod bad_input;
mod brief;
mod collector;
mod command_line;
mod command_line_work;
mod company;
mod complaints;
mod copies;
mod cups;
mod day;
mod deeds;
mod done;
mod doubts;
mod drafts;
mod dunning;
mod encours;
mod entries;
mod erased;
mod explained;
mod export;
mod fec;
mod files;
mod forecast;
mod found;
mod given_word;
mod hostile;
mod indicators;
mod indicators_export;
mod killed;
mod ledger;
mod left_alone;
mod letters;
mod mail;
mod mail_server;
mod modes;
mod morning;
mod occasions;
mod past;
mod payers;
mod payments;
mod penalties;
mod printing;
mod provision;
mod provision_commands;
mod provision_export;
mod receipts;
mod recoverable;
mod sales_list;
mod sample;
mod scenarios;
mod snapshots;
mod statement;
mod stopped;
mod stops;
mod table;
mod tie_out;
mod tried_out;
mod undo;
mod util;
mod way_back;
mod year_end;
