//! Entries for stories: the customers' side of a year's journal, written out as a FEC.
//!
//! A line reads `journal entry day account customer piece piece-day amount [lettering day]`, debits
//! positive, `-` for no piece. The other half of each entry is made up, so that debits are credits.

/// One line of a customer account.
#[derive(Clone)]
pub struct Entry {
    pub journal: String,
    pub number: String,
    pub day: String,
    pub account: String,
    pub customer: String,
    pub piece: String,
    pub piece_day: String,
    pub minor: i64,
    pub lettering: String,
    pub lettered: String,
}

/// Reads a story's lines.
pub fn customer_entries(text: &str) -> Vec<Entry> {
    text.lines().filter(|it| !it.trim().is_empty()).map(entry).collect()
}

fn entry(line: &str) -> Entry {
    let mut cells = line.split_whitespace().map(str::to_owned);
    let mut next = || cells.next().unwrap_or_default();
    let (journal, number, day, account) = (next(), next(), next(), next());
    let (customer, piece, piece_day, amount) = (next(), next(), next(), next());
    Entry {
        journal,
        number,
        day,
        account,
        customer,
        piece: if piece == "-" { String::new() } else { piece },
        piece_day,
        minor: amount.replace('.', "").parse().unwrap(),
        lettering: next(),
        lettered: next(),
    }
}

const BEFORE: &str = "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib \
    CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib";
const AFTER: &str = "EcritureLet DateLet ValidDate Montantdevise Idevise";

/// As most programs write it: tabs, ISO 8859-15, debit and credit with a comma.
pub fn debit_credit(entries: &[Entry]) -> Vec<u8> {
    let amounts = |minor: i64| {
        let amount = decimal(minor.abs(), ',');
        if minor < 0 { ["0,00".to_owned(), amount] } else { [amount, "0,00".to_owned()] }
    };
    let text = lines(entries, ["Debit", "Credit"], amounts, "\t", "\r\n");
    // Every letter of these names is in the first 256 but the ligature, which they do without.
    text.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect()
}

/// As the decree also allows: pipes, UTF-8 with its mark, an amount with a point and a direction.
pub fn montant_sens(entries: &[Entry]) -> Vec<u8> {
    let amounts = |minor: i64| {
        let direction = if minor < 0 { "C" } else { "D" };
        [decimal(minor.abs(), '.'), direction.to_owned()]
    };
    let text = lines(entries, ["Montant", "Sens"], amounts, "|", "\n");
    format!("\u{FEFF}{text}").into_bytes()
}

fn lines(
    entries: &[Entry],
    headings: [&str; 2],
    amounts: impl Fn(i64) -> [String; 2],
    separator: &str,
    end: &str,
) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    rows.push([words(BEFORE), words(&headings.join(" ")), words(AFTER)].concat());
    for (index, it) in entries.iter().enumerate() {
        rows.push(row(it, &amounts));
        // An entry that goes on with another customer account balances at its end.
        let same = |other: &&Entry| (&other.journal, &other.number) == (&it.journal, &it.number);
        if entries.get(index + 1).as_ref().is_none_or(|next| !same(next)) {
            let sum: i64 = entries.iter().filter(same).map(|it| it.minor).sum();
            if sum != 0 {
                rows.push(row(&other_half(it, -sum), &amounts));
            }
        }
    }
    rows.iter().map(|it| it.join(separator) + end).collect()
}

fn row(it: &Entry, amounts: &impl Fn(i64) -> [String; 2]) -> Vec<String> {
    let compact = |day: &str| day.replace('-', "");
    let [first, second] = amounts(it.minor);
    let label = if it.piece.is_empty() { "Report à nouveau".into() } else { it.piece.clone() };
    let journal = match it.journal.as_str() {
        "AN" => "À nouveaux",
        "VT" => "Ventes",
        "BQ" => "Banque",
        "EF" => "Effets",
        _ => "Opérations diverses",
    };
    let account = match it.account.get(..3) {
        Some("411") => "Clients",
        Some("413") => "Effets à recevoir",
        Some("416") => "Clients douteux",
        Some("419") => "Avances reçues",
        _ => "Contrepartie",
    };
    let cells: [&str; 18] = [
        &it.journal,
        journal,
        &it.number,
        &compact(&it.day),
        &it.account,
        account,
        &it.customer,
        name(&it.customer),
        &it.piece,
        &compact(&it.piece_day),
        &label,
        &first,
        &second,
        &it.lettering,
        &compact(&it.lettered),
        "20260131",
        "",
        "",
    ];
    cells.map(str::to_owned).to_vec()
}

fn other_half(it: &Entry, minor: i64) -> Entry {
    let account = match it.journal.as_str() {
        "AN" => "110000",
        "VT" => "701000",
        "BQ" => "512000",
        _ => "471000",
    };
    Entry {
        account: account.into(),
        customer: String::new(),
        lettering: String::new(),
        lettered: String::new(),
        minor,
        ..it.clone()
    }
}

fn name(customer: &str) -> &'static str {
    match customer {
        "MOULIN" => "Moulin de la Braye",
        "BIERES" => "Bières du Loir",
        "MAIRIE" => "Commune de Savigny",
        "LOUVET" => "Louvet EURL",
        _ => "",
    }
}

fn decimal(minor: i64, mark: char) -> String {
    format!("{}{mark}{:02}", minor / 100, minor % 100)
}
