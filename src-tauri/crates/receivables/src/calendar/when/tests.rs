//! Moments as they are typed, on an ordinary day and beside holidays.

use proptest::prelude::*;

use super::*;
use crate::calendar::Region;

fn moment(text: &str, now: &str) -> String {
    let calendar = BusinessCalendar::new(Region::Metropole);
    match parse_moment(text, now.parse().unwrap(), &calendar) {
        Ok(moment) => moment.format("%a %Y-%m-%d %H:%M").to_string(),
        Err(MomentError::Past) => "past".to_owned(),
        Err(MomentError::NotUnderstood) => "?".to_owned(),
    }
}

#[test]
fn a_moment_is_read_as_it_is_typed() {
    // Typed on Wednesday 14 October 2026 at 10:15.
    for (text, expected) in [
        // Hours.
        ("14h", "Wed 2026-10-14 14:00"),
        ("14h30", "Wed 2026-10-14 14:30"),
        ("14H30", "Wed 2026-10-14 14:30"),
        ("14 h 30", "Wed 2026-10-14 14:30"),
        ("14:30", "Wed 2026-10-14 14:30"),
        ("2pm", "Wed 2026-10-14 14:00"),
        ("2 PM", "Wed 2026-10-14 14:00"),
        ("2:30pm", "Wed 2026-10-14 14:30"),
        ("12pm", "Wed 2026-10-14 12:00"),
        ("à 16h", "Wed 2026-10-14 16:00"),
        ("20", "Wed 2026-10-14 20:00"),
        ("11", "Wed 2026-10-14 11:00"),
        ("10:16", "Wed 2026-10-14 10:16"),
        // Hours that have passed today.
        ("10:15", "Thu 2026-10-15 10:15"),
        ("9", "Thu 2026-10-15 09:00"),
        ("7", "Thu 2026-10-15 07:00"),
        ("9am", "Thu 2026-10-15 09:00"),
        ("12am", "Thu 2026-10-15 00:00"),
        // Days by name.
        ("demain", "Thu 2026-10-15 09:00"),
        ("Tomorrow", "Thu 2026-10-15 09:00"),
        ("demain 9h", "Thu 2026-10-15 09:00"),
        ("demain à 14h", "Thu 2026-10-15 14:00"),
        ("14h demain", "Thu 2026-10-15 14:00"),
        ("lun", "Mon 2026-10-19 09:00"),
        ("lun.", "Mon 2026-10-19 09:00"),
        ("lundi", "Mon 2026-10-19 09:00"),
        ("mon", "Mon 2026-10-19 09:00"),
        ("Monday", "Mon 2026-10-19 09:00"),
        ("lun 14h", "Mon 2026-10-19 14:00"),
        ("mar", "Tue 2026-10-20 09:00"),
        ("thurs 2pm", "Thu 2026-10-15 14:00"),
        ("mercredi", "Wed 2026-10-21 09:00"), // today's name: in a week
        ("mercredi 16h", "Wed 2026-10-21 16:00"),
        ("sam", "Mon 2026-10-19 09:00"), // no business day
        // Days from today.
        ("+3j", "Mon 2026-10-19 09:00"), // a Saturday
        ("3j", "Mon 2026-10-19 09:00"),
        ("+3d", "Mon 2026-10-19 09:00"),
        ("+ 5 jours 15h", "Mon 2026-10-19 15:00"),
        ("dans 5 jours", "Mon 2026-10-19 09:00"),
        ("1s", "Wed 2026-10-21 09:00"),
        ("1w", "Wed 2026-10-21 09:00"),
        ("in 2 weeks", "Wed 2026-10-28 09:00"),
        ("0j", "Thu 2026-10-15 09:00"), // nine o'clock has passed
        ("0j 17h", "Wed 2026-10-14 17:00"),
        // Dates.
        ("15/12", "Tue 2026-12-15 09:00"),
        ("15/12 10h", "Tue 2026-12-15 10:00"),
        ("le 15/12 à 10h", "Tue 2026-12-15 10:00"),
        ("15/12/2026", "Tue 2026-12-15 09:00"),
        ("15.12.26", "Tue 2026-12-15 09:00"),
        ("2026-12-15", "Tue 2026-12-15 09:00"),
        ("2026-12-15 10:00", "Tue 2026-12-15 10:00"),
        ("14/10 15h", "Wed 2026-10-14 15:00"),
        ("14/10 8h", "Thu 2026-10-15 08:00"),
        ("15/01", "Fri 2027-01-15 09:00"),
        ("15/4", "Thu 2027-04-15 09:00"), // 183 days ahead
        ("11/11 14h", "Thu 2026-11-12 14:00"),
        ("25/12", "Mon 2026-12-28 09:00"),
        ("fin de mois", "Mon 2026-11-02 09:00"), // a Saturday, then a Sunday and a holiday
        ("Fin du mois 11h", "Mon 2026-11-02 11:00"),
        ("end of month", "Mon 2026-11-02 09:00"),
        // What has passed.
        ("13/10/2026", "past"),
        ("13/10", "past"),
        ("16/04", "past"),
        ("2026-10-13 18:00", "past"),
        ("1/1/1999", "past"),
        // What is no moment.
        ("", "?"),
        ("à", "?"),
        ("6", "?"),
        ("21", "?"),
        ("25h", "?"),
        ("14h60", "?"),
        ("14h5", "?"),
        ("13pm", "?"),
        ("0am", "?"),
        ("14h 15h", "?"),
        ("lundi mardi", "?"),
        ("lu", "?"),
        ("lundis", "?"),
        ("31/02", "?"),
        ("30/02/2027", "?"),
        ("15/13", "?"),
        ("15/12/026", "?"),
        ("1/2/3/4", "?"),
        ("-3j", "?"),
        ("+3", "?"),
        ("99999j", "?"),
        ("demain midi", "?"),
        ("ce soir", "?"),
        ("٣ jours", "?"),
        ("2026-12-15T10:00", "?"),
    ] {
        assert_eq!(moment(text, "2026-10-14T10:15:00"), expected, "{text:?}");
    }
}

#[test]
fn moments_beside_holidays_and_ends_of_years() {
    for (now, text, expected) in [
        // On a Friday before a holiday.
        ("2026-07-10T18:00:00", "17h", "Mon 2026-07-13 17:00"),
        ("2026-07-13T18:00:00", "demain", "Wed 2026-07-15 09:00"),
        // On a Saturday, an hour to come is Monday's too.
        ("2026-07-11T10:00:00", "14h", "Mon 2026-07-13 14:00"),
        ("2026-12-31T09:00:00", "fin de mois", "Mon 2027-01-04 09:00"),
        ("2026-12-31T08:59:00", "fin de mois", "Thu 2026-12-31 09:00"),
        ("2026-12-31T12:00:00", "01/01", "Mon 2027-01-04 09:00"),
        ("2027-12-01T12:00:00", "29/02", "Tue 2028-02-29 09:00"),
        ("2026-12-01T12:00:00", "29/02", "?"),
        ("2028-03-01T12:00:00", "29/02", "past"),
        ("2028-02-10T12:00:00", "fin de mois", "Tue 2028-02-29 09:00"),
    ] {
        assert_eq!(moment(text, now), expected, "{text:?} at {now}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_ends_after_now_on_a_business_day_or_is_refused(
        text in "[+ 0-9hjpms:/.,a-eé-]{0,14}|(demain|lun|mer|\\+?[0-9]{1,2}(j|s)|[0-3]?[0-9]/[01]?[0-9])( [0-9]{1,2}h?)?|.{0,80}",
        minutes in 0..2_000_000i64,
    ) {
        let start: NaiveDateTime = "2026-01-01T00:00:00".parse().unwrap();
        let now = start + chrono::TimeDelta::minutes(minutes);
        let calendar = BusinessCalendar::new(Region::AlsaceMoselle);
        if let Ok(moment) = parse_moment(&text, now, &calendar) {
            prop_assert!(moment > now, "{}", moment);
            prop_assert!(calendar.is_business_day(moment.date()), "{}", moment);
        }
    }
}
