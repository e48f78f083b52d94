//! Names: `SirenFECAAAAMMJJ.txt`, which the law prescribes and files do not keep to.

use chrono::NaiveDate;

use crate::date::{self, DateOrder};

/// What the name of a file states.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FecName<'a> {
    /// What stands before FEC.
    pub(super) siren: &'a str,
    pub(super) closing: Option<NaiveDate>,
}

impl<'a> FecName<'a> {
    /// The parts of a name that is made as the law says; `None` for any other.
    pub(super) fn of(file_name: &'a str) -> Option<Self> {
        let name = file_name.rsplit(['/', '\\']).next()?;
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let (siren, rest) = name.split_at_checked(digits)?;
        let date =
            rest.get(..3).filter(|it| it.eq_ignore_ascii_case("FEC")).and(rest.get(3..11))?;
        let closing = date.bytes().all(|it| it.is_ascii_digit());
        let closing = closing.then(|| date::parse(date, DateOrder::DayFirst).ok()).flatten();
        (!siren.is_empty()).then_some(Self { siren, closing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_where_they_keep_to_the_law() {
        for (name, expected) in [
            ("123456782FEC20251231.txt", Some(("123456782", "2025-12-31"))),
            ("C:\\Export\\0123456782fec20251231_bis.txt", Some(("0123456782", "2025-12-31"))),
            ("123456782FEC20251331.txt", Some(("123456782", ""))),
            ("FEC20251231.txt", None),
            ("123FEC", None),
            ("grand livre.csv", None),
            ("1é", None),
        ] {
            let read = FecName::of(name);
            let read =
                read.map(|it| (it.siren, it.closing.map_or(String::new(), |it| it.to_string())));
            assert_eq!(read, expected.map(|(siren, day)| (siren, day.to_owned())), "{name}");
        }
    }
}
