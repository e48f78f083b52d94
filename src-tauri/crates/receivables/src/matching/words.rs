//! Words: what is left of a text once accents, case, punctuation and phrases of banks are gone.

/// Characters of a text that are read; what a bank writes on a receipt is far shorter.
const LONGEST_TEXT: usize = 2_000;

/// What banks write before a payer's name.
const LEAD: [&str; 18] = [
    "VIR",
    "VRT",
    "VIRT",
    "VIREMENT",
    "VIREMENTS",
    "SEPA",
    "INST",
    "INSTANTANE",
    "RECU",
    "RECUS",
    "EMIS",
    "PAR",
    "DE",
    "DU",
    "ORDRE",
    "FAVEUR",
    "REGLEMENT",
    "PAIEMENT",
];

/// What a name can do without: legal forms, titles, articles.
const UNIMPORTANT: [&str; 52] = [
    "SARL",
    "SARLU",
    "SAS",
    "SASU",
    "SA",
    "EURL",
    "SNC",
    "SCI",
    "SCP",
    "SCOP",
    "SCA",
    "SELARL",
    "SELAS",
    "SEL",
    "EI",
    "EIRL",
    "GIE",
    "GAEC",
    "EARL",
    "SCEA",
    "ETS",
    "ETABLISSEMENTS",
    "ETABLISSEMENT",
    "SOCIETE",
    "STE",
    "SOC",
    "ENTREPRISE",
    "ENT",
    "ENTR",
    "GMBH",
    "LTD",
    "BV",
    "SPRL",
    "SRL",
    "AG",
    "MR",
    "MME",
    "MLLE",
    "MONSIEUR",
    "MADAME",
    "ET",
    "DE",
    "DU",
    "DES",
    "LA",
    "LE",
    "LES",
    "AU",
    "AUX",
    "EN",
    "SUR",
    "THE",
];

/// Words in capital ASCII letters and digits.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars().take(LONGEST_TEXT) {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_uppercase());
            continue;
        }
        // An accent that stands beside its letter, as some systems write them.
        if ('\u{300}'..='\u{36f}').contains(&character) {
            continue;
        }
        let before = word.len();
        character.to_uppercase().for_each(|it| push_plain(&mut word, it));
        if word.len() == before && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The payer as it is remembered: the bank's own words before it taken off.
pub(super) fn payer_key(payer: &str) -> String {
    without_lead(&words(payer)).join(" ")
}

/// The words that tell one name from another; all of them where none does.
pub(super) fn telling_words(words: &[String]) -> Vec<String> {
    let joined = join_initials(without_lead(words));
    let telling: Vec<_> = joined.iter().filter(|it| !is_unimportant(it)).cloned().collect();
    if telling.is_empty() { joined } else { telling }
}

/// Whether a word may be a legal form that was cut short.
pub(super) fn is_cut_legal_form(word: &str) -> bool {
    UNIMPORTANT.iter().any(|it| it.len() > word.len() && it.starts_with(word))
}

fn is_unimportant(word: &str) -> bool {
    UNIMPORTANT.contains(&word) || word == "L" || word == "D"
}

/// The words after those that banks write before a name.
pub(super) fn without_lead(words: &[String]) -> &[String] {
    let lead = words.iter().take_while(|it| LEAD.contains(&it.as_str())).count();
    // A name made of such words alone is left as it is.
    if lead == words.len() { words } else { &words[lead..] }
}

/// Writes `S A R L`, and so `S.A.R.L.`, as one word.
fn join_initials(words: &[String]) -> Vec<String> {
    let is_initial = |it: &String| it.len() == 1 && it.bytes().all(|it| it.is_ascii_alphabetic());
    words.chunk_by(|a, b| is_initial(a) && is_initial(b)).map(|run| run.concat()).collect()
}

fn push_plain(word: &mut String, character: char) {
    match character {
        'A'..='Z' | '0'..='9' => word.push(character),
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => word.push('A'),
        'Æ' => word.push_str("AE"),
        'Ç' | 'Ć' | 'Č' => word.push('C'),
        'Đ' | 'Ð' | 'Ď' => word.push('D'),
        'È'..='Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => word.push('E'),
        'Ğ' => word.push('G'),
        'Ì'..='Ï' | 'İ' | 'Ī' => word.push('I'),
        'Ł' => word.push('L'),
        'Ñ' | 'Ń' | 'Ň' => word.push('N'),
        'Ò'..='Ö' | 'Ø' | 'Ő' => word.push('O'),
        'Œ' => word.push_str("OE"),
        'Ř' => word.push('R'),
        'Ś' | 'Ş' | 'Š' => word.push('S'),
        'Ţ' | 'Ť' => word.push('T'),
        'Ù'..='Ü' | 'Ū' | 'Ů' | 'Ű' => word.push('U'),
        'Ý' | 'Ÿ' => word.push('Y'),
        'Ź' | 'Ż' | 'Ž' => word.push('Z'),
        _ => {}
    }
}
