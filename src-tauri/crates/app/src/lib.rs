//! The use cases of Encours. The window and the command line call this crate and no other.

pub mod act;
pub mod aging;
pub mod amount;
pub mod company;
pub mod customer;
pub mod failure;
pub mod import;
pub mod indicators;
pub mod letter;
pub mod search;
pub mod session;
pub mod worklist;
