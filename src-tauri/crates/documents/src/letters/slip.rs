//! The payment slip (*coupon à joindre*): what the customer cuts off and sends along with a cheque,
//! or copies into a transfer. It stands at the foot of a page, under a dashed line, as the last
//! thing of a letter.

use std::rc::Rc;

use receivables::letter::{ClaimTotals, Language, Letter};

use super::words::words;
use crate::{
    DocumentError,
    barcode::BarCode,
    fonts::Face,
    layout::{Area, Element, Ink, Line, Mark, Page, Rendered, Span, line, lines, mm},
    shape::Shaper,
    typography::{amount, bind, clean, grouped},
};

/// Height of the slip, the dashed line included.
const HEIGHT: f32 = mm(47.0);
/// Least space above the dashed line.
const ABOVE: f32 = mm(4.0);
/// From one row to the next.
const ROW: f32 = mm(4.6);
/// Width of a column's labels, and of its values.
const COLUMN: [f32; 2] = [mm(26.0), mm(56.0)];
/// Where the second column begins.
const SECOND: f32 = mm(88.0);
/// Widest bar code, quiet zones included.
const CODE: f32 = mm(64.0);
/// Height of the bars.
const BARS: f32 = mm(9.0);

/// The slip.
pub struct Slip {
    heading: Line,
    hint: Line,
    columns: [Vec<(Line, Vec<Line>)>; 2],
    code: Option<(Rc<BarCode>, Line)>,
    done: bool,
}

/// What is printed on it beside what the letter says.
struct Labels {
    heading: &'static str,
    hint: &'static str,
    customer: &'static str,
    cheque: &'static str,
}

fn labels(language: Language) -> Labels {
    match language {
        Language::Fr => Labels {
            heading: "Coupon à joindre à votre règlement",
            hint: "à détacher suivant le pointillé",
            customer: "Client",
            cheque: "Chèque n°",
        },
        Language::En => Labels {
            heading: "Please return this slip with your payment",
            hint: "cut along the dashed line",
            customer: "Customer",
            cheque: "Cheque no.",
        },
        Language::De => Labels {
            heading: "Bitte fügen Sie diesen Abschnitt Ihrer Zahlung bei",
            hint: "an der gestrichelten Linie abtrennen",
            customer: "Kunde",
            cheque: "Scheck-Nr.",
        },
    }
}

/// Whether a slip closes a letter without its text asking for one: the letter asks for money.
pub fn suits(letter: &Letter, totals: &ClaimTotals) -> bool {
    use receivables::letter::LetterKind::{PreventiveNote, Statement};
    let asks = letter.kind.is_reminder() || matches!(letter.kind, PreventiveNote | Statement);
    asks && totals.total.minor > 0
}

impl Slip {
    /// Sets the slip of a letter.
    pub fn new(
        shaper: &mut Shaper,
        letter: &Letter,
        totals: &ClaimTotals,
    ) -> Result<Self, DocumentError> {
        let labels = labels(letter.language);
        let columns = columns(letter, totals, &labels);
        let code = match letter.code.as_str() {
            "" => None,
            code => {
                let clear = line(shaper, code, Face::Regular, 7.4)?;
                Some((Rc::new(BarCode::new(code)?), clear))
            }
        };
        Ok(Self {
            heading: line(shaper, &bind(labels.heading, letter.language), Face::Bold, 9.6)?,
            hint: line(shaper, &bind(labels.hint, letter.language), Face::Regular, 7.4)?,
            columns: [set(shaper, &columns[0])?, set(shaper, &columns[1])?],
            code,
            done: false,
        })
    }
}

/// Label, value and face.
type Row = (&'static str, String, Face);

fn columns(letter: &Letter, totals: &ClaimTotals, labels: &Labels) -> [Vec<Row>; 2] {
    let (words, sender) = (words(letter.language), &letter.sender);
    let customer = [&letter.recipient.code, &letter.recipient.name].map(|it| clean(it));
    let due = vec![
        (labels.customer, customer.join(" ").trim().to_owned(), Face::Regular),
        (words.reference, clean(&letter.reference), Face::Regular),
        (words.amount, amount(totals.total, letter.language), Face::Bold),
        (labels.cheque, "……………………………………".to_owned(), Face::Regular),
    ];
    let account = vec![
        (words.payee, clean(&sender.name), Face::Regular),
        ("IBAN", grouped(&sender.iban, 4), Face::Bold),
        ("BIC", clean(&sender.bic), Face::Regular),
    ];
    [due, account].map(|it| it.into_iter().filter(|(_, value, _)| !value.is_empty()).collect())
}

fn set(shaper: &mut Shaper, rows: &[Row]) -> Result<Vec<(Line, Vec<Line>)>, DocumentError> {
    let mut set = Vec::new();
    for (label, value, face) in rows {
        let label = line(shaper, label, Face::Regular, 8.2)?;
        let span = Span { text: value.clone(), face: *face };
        set.push((label, lines(shaper, &[span], 8.6, COLUMN[1])?));
    }
    Ok(set)
}

impl Element for Slip {
    fn height(&self) -> f32 {
        if self.done { 0.0 } else { ABOVE + HEIGHT }
    }

    fn render(
        &mut self,
        page: &mut Page,
        area: Area,
        _: &mut Shaper,
    ) -> Result<Rendered, DocumentError> {
        if self.height() > area.room() && !area.fresh {
            return Ok(Rendered { height: 0.0, rest: true });
        }
        let top = area.bottom - HEIGHT;
        page.dashes(mm(8.0), top, mm(194.0), Ink::Grey);
        page.text(area.x, top + mm(7.0), Ink::Black, self.heading.clone());
        page.text_to(area.x + area.width, top + mm(7.0), Ink::Grey, self.hint.clone());
        for (rows, left) in self.columns.iter().zip([0.0, SECOND]) {
            let x = area.x + left;
            let mut baseline = top + mm(14.0);
            for (label, value) in rows {
                page.text(x, baseline, Ink::Grey, label.clone());
                for line in value {
                    page.text(x + COLUMN[0], baseline, Ink::Black, line.clone());
                    baseline += ROW;
                }
            }
        }
        if let Some((code, clear)) = &self.code {
            let module = mm(0.33).min(CODE / code.width() as f32);
            let width = module * code.width() as f32;
            let x = area.x + SECOND + COLUMN[0] - module * 10.0;
            let y = area.bottom - BARS - mm(4.4);
            let code = Rc::clone(code);
            page.marks.push(Mark::Bars { x, y, width, height: BARS, code });
            page.text(x + module * 10.0, area.bottom - mm(1.2), Ink::Grey, clear.clone());
        }
        let height = self.height();
        self.done = true;
        Ok(Rendered { height, rest: false })
    }
}
