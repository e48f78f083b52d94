//! Business days in France: which days nobody works, and the working day next to a date.
//!
//! Only *actions* move to a business day (a reminder to the next one, a preventive notice to
//! the previous one). A **due date never moves**: penalties run from the day after it, Sunday
//! or not.

use chrono::{Datelike, Days, NaiveDate, Weekday};

mod when;

pub use when::{MomentError, parse_moment};

/// Which list of public holidays applies (L3133-1 C. trav.; L3134-13 for Alsace-Moselle).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Region {
    /// Mainland France: eleven holidays.
    #[default]
    Metropole,
    /// Haut-Rhin, Bas-Rhin and Moselle: Good Friday and 26 December besides.
    AlsaceMoselle,
}

/// A public holiday of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// Its French name.
    pub name: &'static str,
}

/// The days on which somebody answers the phone.
///
/// ```
/// use chrono::NaiveDate;
/// use receivables::calendar::{BusinessCalendar, Region};
///
/// let calendar = BusinessCalendar::new(Region::Metropole);
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// assert_eq!(calendar.holiday(day(7, 14)), Some("Fête nationale"));
/// assert_eq!(calendar.next_business_day(day(7, 14)), day(7, 15));
/// assert_eq!(calendar.next_business_day(day(7, 15)), day(7, 15));
/// assert_eq!(calendar.previous_business_day(day(5, 3)), day(4, 30));
/// assert_eq!(calendar.add_business_days(day(4, 30), 2), day(5, 5));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BusinessCalendar {
    region: Region,
}

const FIXED: [(u32, u32, &str); 8] = [
    (1, 1, "Jour de l'An"),
    (5, 1, "Fête du Travail"),
    (5, 8, "Victoire 1945"),
    (7, 14, "Fête nationale"),
    (8, 15, "Assomption"),
    (11, 1, "Toussaint"),
    (11, 11, "Armistice 1918"),
    (12, 25, "Noël"),
];
const SAINT_ETIENNE: (u32, u32, &str) = (12, 26, "Saint-Étienne");

/// Days after Easter Sunday.
const MOVABLE: [(i64, &str); 3] =
    [(1, "Lundi de Pâques"), (39, "Ascension"), (50, "Lundi de Pentecôte")];
const GOOD_FRIDAY: (i64, &str) = (-2, "Vendredi saint");
/// Good Friday is on 20 March at the earliest, Whit Monday on 14 June at the latest.
const MOVABLE_MONTHS: std::ops::RangeInclusive<u32> = 3..=6;

impl BusinessCalendar {
    /// The calendar of a region.
    pub fn new(region: Region) -> Self {
        Self { region }
    }

    /// The French name of the holiday that falls on `date`, if any.
    pub fn holiday(&self, date: NaiveDate) -> Option<&'static str> {
        let on = (date.month(), date.day());
        let fixed = self.fixed().find(|&(month, day, _)| (month, day) == on);
        if let Some((.., name)) = fixed {
            return Some(name);
        }
        if !MOVABLE_MONTHS.contains(&on.0) {
            return None;
        }
        let after_easter = date.signed_duration_since(easter(date.year())?).num_days();
        self.movable().find(|&(days, _)| days == after_easter).map(|(_, name)| name)
    }

    /// The holidays of a year, in order. Two of them can fall on one day.
    pub fn holidays(&self, year: i32) -> Vec<Holiday> {
        let fixed = self.fixed().filter_map(|(month, day, name)| {
            NaiveDate::from_ymd_opt(year, month, day).map(|on| Holiday { on, name })
        });
        let movable = self.movable().filter_map(|(days, name)| {
            let on = easter(year)?.checked_add_signed(chrono::TimeDelta::days(days))?;
            Some(Holiday { on, name })
        });
        let mut holidays: Vec<_> = fixed.chain(movable).collect();
        holidays.sort_by_key(|it| it.on);
        holidays
    }

    /// Whether `date` is neither Saturday, Sunday nor a public holiday.
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && self.holiday(date).is_none()
    }

    /// `date` itself if it is a business day, otherwise the first one after it.
    pub fn next_business_day(&self, date: NaiveDate) -> NaiveDate {
        self.seek(date, |it| it.checked_add_days(Days::new(1)))
    }

    /// `date` itself if it is a business day, otherwise the last one before it.
    pub fn previous_business_day(&self, date: NaiveDate) -> NaiveDate {
        self.seek(date, |it| it.checked_sub_days(Days::new(1)))
    }

    /// The `n`-th business day after `date`, or before it if `n` is negative. With 0 the date
    /// stays where it is, business day or not.
    pub fn add_business_days(&self, date: NaiveDate, n: i32) -> NaiveDate {
        (0..n.unsigned_abs()).fold(date, |from, _| {
            if n > 0 {
                self.next_business_day(from.succ_opt().unwrap_or(from))
            } else {
                self.previous_business_day(from.pred_opt().unwrap_or(from))
            }
        })
    }

    /// Walks from `date` to a business day; stops where the calendar itself ends.
    fn seek(
        &self,
        mut date: NaiveDate,
        step: impl Fn(NaiveDate) -> Option<NaiveDate>,
    ) -> NaiveDate {
        while !self.is_business_day(date) {
            let Some(neighbour) = step(date) else { break };
            date = neighbour;
        }
        date
    }

    fn fixed(&self) -> impl Iterator<Item = (u32, u32, &'static str)> {
        FIXED.into_iter().chain(self.is_alsace_moselle().then_some(SAINT_ETIENNE))
    }

    fn movable(&self) -> impl Iterator<Item = (i64, &'static str)> {
        MOVABLE.into_iter().chain(self.is_alsace_moselle().then_some(GOOD_FRIDAY))
    }

    fn is_alsace_moselle(&self) -> bool {
        self.region == Region::AlsaceMoselle
    }
}

/// Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). `None` outside the calendar.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_cycle = year.rem_euclid(19);
    let drift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * moon_cycle + century - century.div_euclid(4) - drift + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - epact - in_century % 4)
        .rem_euclid(7);
    let shift = (moon_cycle + 11 * epact + 22 * weekday) / 451;
    let march_day = epact + weekday - 7 * shift + 114;
    let (month, day) = (march_day / 31, march_day % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests;
