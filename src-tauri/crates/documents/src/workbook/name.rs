//! Names of sheets: what Excel accepts, and each only once.

/// Letters of a name at most, as UTF-16 counts them.
const LONGEST: usize = 31;
/// What no name may hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// A name that Excel keeps for itself.
const RESERVED: &str = "history";

/// A name for each sheet, as near to the wanted one as it may be.
///
/// Two names that differ in capitals only count as the same.
pub fn names<'a>(wanted: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for wanted in wanted {
        let clean = cleaned(wanted);
        let mut name = cut(&clean, LONGEST);
        let mut number = 2;
        while taken(&names, &name) {
            let ending = format!(" {number}");
            name = cut(&clean, LONGEST - ending.len()) + &ending;
            number += 1;
        }
        names.push(name);
    }
    names
}

fn taken(names: &[String], name: &str) -> bool {
    let name = name.to_lowercase();
    name == RESERVED || names.iter().any(|it| it.to_lowercase() == name)
}

/// Without what is forbidden; an apostrophe may stand within a name only.
fn cleaned(wanted: &str) -> String {
    let allowed = |it: char| if FORBIDDEN.contains(&it) || it.is_control() { ' ' } else { it };
    let spaced: String = wanted.chars().map(allowed).collect();
    let words: Vec<_> = spaced.split_whitespace().collect();
    let name = words.join(" ").trim_matches(['\'', ' ']).to_owned();
    if name.is_empty() { "1".to_owned() } else { name }
}

/// The beginning of a name, no longer than so many UTF-16 units.
fn cut(name: &str, most: usize) -> String {
    let mut length = 0;
    let kept = name.chars().take_while(|it| {
        length += it.len_utf16();
        length <= most
    });
    kept.collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_excel_accepts() {
        for (wanted, expected) in [
            (&["Balance EUR", "Balance USD"][..], &["Balance EUR", "Balance USD"][..]),
            (&["Juin/juillet: [a]*?"], &["Juin juillet a"]),
            (&["'x'", "", "History"], &["x", "1", "History 2"]),
            (&["Total", "TOTAL", "total"], &["Total", "TOTAL 2", "total 3"]),
            (
                &["Encaissements attendus par semaine", "Encaissements attendus par semaine"],
                &["Encaissements attendus par sema", "Encaissements attendus par se 2"],
            ),
            (&["😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"], &["😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"]),
        ] {
            assert_eq!(names(wanted.iter().copied()), expected);
        }
    }
}
