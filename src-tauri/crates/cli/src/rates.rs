//! `rates`: the reference rates of each half-year, listed, confirmed or entered.

use std::ffi::OsString;

use app::{
    App,
    failure::Failure,
    rate::{MadeRateKind, RateDraft, RateFigure, RateReference, RateSheet, SemesterRow},
    session::Language,
};
use lexopt::ValueExt;
use serde_json::{Value, json};

use crate::table::{Table, short};

/// How many half-years a table shows: what is older can no longer be claimed.
const SHOWN: usize = 12;

/// What to do with rates.
#[derive(Debug)]
pub enum RateWish {
    /// List them.
    List,
    /// Confirm what is known of a half-year: one rate of it, or all.
    Confirm {
        /// The half-year.
        semester: String,
        /// The rate.
        reference: Option<RateReference>,
    },
    /// Enter one.
    Set(RateDraft),
}

impl RateWish {
    /// Reads what follows `rates`.
    pub fn parse(values: Vec<OsString>, source: Option<String>) -> Result<Self, lexopt::Error> {
        let texts: Result<Vec<_>, _> = values.into_iter().map(ValueExt::string).collect();
        let texts = texts?;
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        match texts[..] {
            [] => Ok(Self::List),
            ["confirm", semester] => {
                Ok(Self::Confirm { semester: semester.to_owned(), reference: None })
            }
            ["confirm", semester, rate] => {
                Ok(Self::Confirm { semester: semester.to_owned(), reference: Some(reference(rate)?) })
            }
            ["set", semester, rate, percent] => Ok(Self::Set(RateDraft {
                semester: semester.to_owned(),
                reference: reference(rate)?,
                percent: percent.to_owned(),
                source: source.unwrap_or_default(),
            })),
            _ => Err("rates is followed by nothing, by confirm SEMESTER [RATE], or by set SEMESTER RATE PERCENT --source TEXT".into()),
        }
    }

    /// Does it.
    pub fn run(&self, app: &mut App) -> Result<RateSheet, Failure> {
        match self {
            Self::List => app.rates(),
            Self::Confirm { semester, reference } => app.confirm_rates(semester, *reference),
            Self::Set(draft) => app.set_rate(draft),
        }
    }
}

const NAMES: [(&str, RateReference); 5] = [
    ("ecb", RateReference::Ecb),
    ("legal", RateReference::LegalProfessional),
    ("legal-individual", RateReference::LegalIndividual),
    ("basiszins", RateReference::Basiszins),
    ("bank-of-england", RateReference::BankOfEngland),
];

fn reference(text: &str) -> Result<RateReference, lexopt::Error> {
    let found = NAMES.iter().find(|it| it.0 == text.to_lowercase());
    found.map(|it| it.1).ok_or_else(|| {
        let names: Vec<_> = NAMES.iter().map(|it| it.0).collect();
        format!("a rate is {}, not {text}", names.join(", ")).into()
    })
}

/// The answer for scripts.
pub fn json(sheet: &RateSheet) -> Value {
    json!({
        "key_date": sheet.key_date,
        "terms": { "basis": sheet.terms.basis, "figure": sheet.terms.figure, "frozen": sheet.terms.frozen },
        "semesters": sheet.semesters.iter().map(semester).collect::<Vec<_>>(),
        "warnings": sheet.warnings,
    })
}

fn semester(row: &SemesterRow) -> Value {
    json!({
        "semester": row.semester, "from": row.from, "to": row.to, "current": row.current,
        "rates": row.figures.iter().map(|it| json!({
            "rate": it.reference, "percent": it.percent.as_ref().map(|it| &it.value),
            "confirmed": it.confirmed, "source": it.source, "entered_on": it.entered_on,
        })).collect::<Vec<_>>(),
        "makes": row.makes.iter().map(|it| json!({
            "kind": it.kind, "percent": it.percent.as_ref().map(|it| &it.value),
            "confirmed": it.confirmed, "below_floor": it.below_floor,
        })).collect::<Vec<_>>(),
    })
}

/// The answer for people; what waits to be confirmed has a `?`.
pub fn table(sheet: &RateSheet, language: Language) -> String {
    let french = language == Language::Fr;
    let headings = match french {
        true => ["", "BCE", "légal", "BCE + 10", "3 × légal", "BCE + 8", "contrat", "source"],
        false => ["", "ECB", "legal", "ECB + 10", "3 × legal", "ECB + 8", "contract", "source"],
    };
    let mut table = Table::new(1, &headings);
    for row in sheet.semesters.iter().take(SHOWN) {
        let of = |wanted| row.figures.iter().find(|it| it.reference == wanted);
        let figure = |wanted| of(wanted).map_or_else(String::new, figure);
        let made = |kind: MadeRateKind| {
            let made = row.makes.iter().find(|it| it.kind == kind);
            made.and_then(|it| Some(marked(&it.percent.as_ref()?.text, it.confirmed)))
                .unwrap_or_default()
        };
        let source = of(RateReference::Ecb).map_or("", |it| &it.source);
        table.row(vec![
            row.semester.clone(),
            figure(RateReference::Ecb),
            figure(RateReference::LegalProfessional),
            made(MadeRateKind::Default),
            made(MadeRateKind::Floor),
            made(MadeRateKind::Public),
            made(MadeRateKind::Agreed),
            short(source, 44),
        ]);
    }
    let waits = sheet.semesters.iter().any(|it| it.to_confirm);
    let mark = if french { "? à confirmer\n" } else { "? to be confirmed\n" };
    let mut text = format!("{}\n{}", sheet.terms_sentence, table.print());
    text += if waits { mark } else { "" };
    for warning in &sheet.warnings {
        text += &format!("! {warning}\n");
    }
    text
}

fn figure(figure: &RateFigure) -> String {
    figure.percent.as_ref().map_or_else(String::new, |it| marked(&it.text, figure.confirmed))
}

fn marked(text: &str, confirmed: bool) -> String {
    if confirmed { text.to_owned() } else { format!("{text} ?") }
}
