//! Letters, as the window and the command line ask for them: previewed, checked, printed, followed,
//! and worded.

use std::path::Path;

use crate::{
    Answer, App,
    amount::Day,
    copies::Binding,
    customer, letter,
    letter::{LetterClaim, LettersFile},
    template,
};

impl App {
    /// The letter a customer would get, as the PDF that would be printed.
    pub fn letter_pdf(&mut self, code: &str, on: Option<Day>) -> Answer<Vec<u8>> {
        self.run(on, |ledger, moment| letter::preview(ledger, moment, code))
    }

    /// What that letter claims, element by element.
    pub fn letter_claim(&mut self, code: &str, on: Option<Day>) -> Answer<LetterClaim> {
        self.run(on, |ledger, moment| letter::claim(ledger, moment, code))
    }

    /// The day's letters, each looked at before it is printed; of some customers, or all.
    pub fn preflight(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
    ) -> Answer<letter::Preflight> {
        let progress = self.progress.clone();
        let answer =
            self.run(on, |ledger, moment| letter::preflight(ledger, moment, codes, &progress));
        self.progress.end();
        answer
    }

    /// The day's letters as one PDF.
    pub fn letters_pdf(&mut self, codes: Option<&[String]>, on: Option<Day>) -> Answer<Vec<u8>> {
        self.run(on, |ledger, moment| {
            letter::batch(ledger, moment, codes, Binding::default()).map(|it| it.bytes)
        })
    }

    /// A proposal for the file's name.
    pub fn letters_file_name(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
    ) -> Answer<String> {
        self.run(on, |ledger, moment| letter::file_name(ledger, moment, codes))
    }

    /// Writes the day's letters to a file; records nothing.
    pub fn save_letters(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
        path: &Path,
    ) -> Answer<LettersFile> {
        self.save_bound_letters(codes, on, path, Binding::default())
    }

    /// Writes the day's letters to a folder, one file per customer; records nothing.
    pub fn save_letters_in(&mut self, folder: &Path, on: Option<Day>) -> Answer<LettersFile> {
        self.save_bound_letters_in(folder, on, Binding::default())
    }

    /// Refuses when the sender is too incomplete for a letter to leave.
    pub fn check_sender(&mut self) -> Answer<()> {
        self.run(None, |ledger, _| letter::check_sender(ledger))
    }

    /// Records the day's letters as posted, with their exact PDF.
    pub fn post_letters(
        &mut self,
        codes: Option<&[String]>,
        on: Option<Day>,
    ) -> Answer<LettersFile> {
        self.run(on, |ledger, moment| letter::post(ledger, moment, codes))
    }

    /// Writes the letters of some customers to a file and records them: both, or neither.
    pub fn issue_letters(
        &mut self,
        codes: &[String],
        on: Option<Day>,
        path: &Path,
    ) -> Answer<LettersFile> {
        self.issue_bound_letters(codes, on, path, Binding::default())
    }

    /// The letters that can be written to a customer beside its reminders.
    pub fn occasions(&mut self, code: &str, on: Option<Day>) -> Answer<letter::OccasionList> {
        self.run(on, |ledger, moment| letter::occasions(ledger, moment, code))
    }

    /// Such a letter, as the PDF that would be printed.
    pub fn occasion_pdf(
        &mut self,
        code: &str,
        occasion: &letter::Occasion,
        on: Option<Day>,
    ) -> Answer<Vec<u8>> {
        self.run(on, |ledger, moment| letter::occasion_pdf(ledger, moment, code, occasion))
    }

    /// A proposal for its file's name.
    pub fn occasion_file_name(
        &mut self,
        code: &str,
        occasion: &letter::Occasion,
        on: Option<Day>,
    ) -> Answer<String> {
        self.run(on, |ledger, moment| letter::occasion_file_name(ledger, moment, code, occasion))
    }

    /// Writes such a letter to a file and records it: both, or neither.
    pub fn issue_occasion(
        &mut self,
        code: &str,
        occasion: &letter::Occasion,
        on: Option<Day>,
        path: &Path,
    ) -> Answer<LettersFile> {
        self.run(on, |ledger, moment| {
            letter::issue_occasion(ledger, moment, (code, occasion), path)
        })
    }

    /// Writes a sheet that goes along with letters to a file: envelopes, labels, the post office's
    /// slip.
    pub fn save_sheet(
        &mut self,
        sheet: &letter::PaperSheet,
        on: Option<Day>,
        path: &Path,
    ) -> Answer<String> {
        self.run(on, |ledger, moment| {
            letter::write(path, &letter::paper_sheet(ledger, moment, sheet)?)?;
            Ok(path.display().to_string())
        })
    }

    /// A proposal for its file's name.
    pub fn sheet_file_name(
        &mut self,
        sheet: &letter::PaperSheet,
        on: Option<Day>,
    ) -> Answer<String> {
        self.run(on, |_, moment| Ok(letter::sheet_file_name(moment, sheet)))
    }

    /// The texts of letters that can be worded, and with what.
    pub fn templates(&mut self) -> Answer<template::TemplateBook> {
        self.run(None, |ledger, moment| template::book(ledger, moment))
    }

    /// A text as it stands.
    pub fn template(&mut self, key: &template::TemplateKey) -> Answer<template::TemplateSheet> {
        self.run(None, |ledger, _| template::sheet(ledger, key))
    }

    /// A specimen letter in a draft of a text.
    pub fn template_pdf(&mut self, key: &template::TemplateKey, source: &str) -> Answer<Vec<u8>> {
        self.run(None, |ledger, moment| template::preview(ledger, moment, key, source))
    }

    /// Puts a text in place of the one before.
    pub fn save_template(&mut self, key: &template::TemplateKey, source: &str) -> Answer<()> {
        self.run(None, |ledger, moment| template::save(ledger, moment, key, source))
    }

    /// Goes back to the text that the program ships.
    pub fn reset_template(&mut self, key: &template::TemplateKey) -> Answer<()> {
        self.run(None, |ledger, moment| template::reset(ledger, moment, key))
    }

    /// The letters that left, newest first: of one customer, or all.
    pub fn archive(&mut self, code: Option<&str>) -> Answer<Vec<letter::ArchivedLetter>> {
        self.run(None, |ledger, _| letter::archive(ledger, code))
    }

    /// The letter whose code a scanner read, or whose registered number it is.
    pub fn find_letter(&mut self, scanned: &str) -> Answer<letter::ArchivedLetter> {
        self.run(None, |ledger, _| letter::find(ledger, scanned))
    }

    /// Notes what happened to letters.
    pub fn note_letter_fact(&mut self, documents: &[i64], fact: &letter::LetterFact) -> Answer<()> {
        self.run(None, |ledger, moment| letter::note_fact(ledger, moment, documents, fact))
    }

    /// A copy of a letter that left, stamped; that it was made is noted.
    pub fn reprint(&mut self, document: i64) -> Answer<Vec<u8>> {
        self.run(None, |ledger, moment| letter::reprint(ledger, moment, document))
    }

    /// Where and how to reach a customer.
    pub fn particulars(&mut self, code: &str) -> Answer<customer::Particulars> {
        self.run(None, |ledger, _| customer::particulars(ledger, code))
    }

    /// Corrects them.
    pub fn save_particulars(&mut self, new: &customer::Particulars) -> Answer<()> {
        self.run(None, |ledger, moment| customer::save_particulars(ledger, moment, new))
    }

    /// A letter as it was posted.
    pub fn document_pdf(&mut self, document: i64) -> Answer<Vec<u8>> {
        self.run(None, |ledger, _| letter::kept(ledger, document))
    }
}
