//! Names of made-up customers, and what a bank makes of them.

use receivables::CustomerId;
use receivables::matching::Customer;

use crate::year::Random;

const STARTS: [&str; 12] =
    ["Bel", "Mont", "Val", "Roque", "Font", "Puy", "Cast", "Lar", "Brè", "Gé", "Mar", "Tré"];

const ENDS: [&str; 12] =
    ["sac", "taud", "lier", "bon", "net", "gues", "roux", "vin", "thès", "mas", "dou", "mond"];

const TRADES: [&str; 24] = [
    "Plomberie",
    "Menuiserie",
    "Transports",
    "Imprimerie",
    "Boulangerie",
    "Électricité",
    "Garage",
    "Charpente",
    "Maçonnerie",
    "Horticulture",
    "Optique",
    "Pharmacie",
    "Restauration",
    "Peinture",
    "Serrurerie",
    "Terrassement",
    "Carrelage",
    "Nettoyage",
    "Informatique",
    "Signalétique",
    "Chaudronnerie",
    "Primeurs",
    "Literie",
    "Cartonnages",
];

const TOWNS: [&str; 16] = [
    "Rodez", "Millau", "Castres", "Albi", "Figeac", "Mende", "Aurillac", "Tulle", "Agen", "Auch",
    "Pamiers", "Foix", "Béziers", "Narbonne", "Lodève", "Gaillac",
];

const FORMS: [&str; 8] = ["SARL", "SAS", "SA", "EURL", "SASU", "S.A.R.L.", "Ets", "Société"];

/// How a customer's payments look on a statement.
#[derive(Debug, Clone, Default)]
pub struct Payer {
    pub written: String,
    pub iban: String,
    /// The holding that pays in the customer's place; empty if it pays itself.
    pub holding: String,
    /// The bank gives the name only as the beginning of the label.
    pub only_in_label: bool,
}

/// Two hundred customers with their payers: one in twelve is paid for by a holding.
pub fn payers(random: &mut Random) -> (Vec<Customer>, Vec<Payer>) {
    let mut customers = Vec::new();
    let mut payers = Vec::new();
    for at in 0..200 {
        let name = name(random, at);
        let iban = format!("FR76{:023}", 1_000_003 * (at as u64 + 17));
        let shows_iban = random.percent(50);
        let holding =
            if at % 12 == 5 { format!("HOLDING {}", GROUPS[at / 36]) } else { String::new() };
        let written = if holding.is_empty() { mangled(random, &name) } else { holding.clone() };
        let iban = match (shows_iban, holding.is_empty()) {
            (false, _) => String::new(),
            (true, true) => iban,
            (true, false) => format!("FR76{:023}", 77_000_000_u64 + at as u64 / 36),
        };
        let only_in_label = random.percent(6);
        payers.push(Payer { written, iban, holding, only_in_label });
        customers.push(Customer {
            id: CustomerId(at as i64 + 1),
            code: format!("C{:05}", at * 7 + 11),
            name,
            ibans: Vec::new(),
            aliases: Vec::new(),
        });
    }
    (customers, payers)
}

const GROUPS: [&str; 6] = ["AQUILON", "BOREAL", "CYPRES", "DOLMEN", "ERABLE", "FALAISE"];

pub fn surname(random: &mut Random) -> String {
    format!("{}{}", random.pick(&STARTS), random.pick(&ENDS))
}

fn name(random: &mut Random, at: usize) -> String {
    let (surname, trade) = (surname(random), random.pick(&TRADES));
    let (town, form) = (random.pick(&TOWNS), random.pick(&FORMS));
    match at % 20 {
        0 => format!("Syndicat intercommunal des eaux de la vallée de {town}"),
        1 | 11 => format!("{form} {surname}"),
        2 | 12 => format!("{surname} & Fils {form}"),
        3 | 13 => format!("{trade} de {town} {form}"),
        10 => format!("Groupement des artisans réunis de {town}, section {trade}"),
        _ => format!("{form} {surname} {trade}"),
    }
}

/// Capitals without accents, turned round, cut short, with the bank's own words before it.
fn mangled(random: &mut Random, name: &str) -> String {
    let plain: String = name.chars().map(plain).collect();
    let mut words: Vec<_> = plain.split(' ').filter(|it| !it.is_empty()).collect();
    if random.percent(10) {
        words.rotate_left(1);
    }
    if random.percent(40) {
        words.retain(|it| !["SARL", "SAS", "SA", "EURL", "SASU", "ETS", "SOCIETE"].contains(it));
    }
    let mut written = words.join(" ");
    if random.percent(4) && words.len() > 1 {
        // A group that hides its company altogether: the director pays.
        written = format!("M OU MME {}", surname(random).to_uppercase());
    }
    let longest = *random.pick(&[18, 24, 27, 31, 35, 70]);
    let cut: String = written.chars().take(longest).collect();
    let lead = *random.pick(&["", "", "VIR SEPA ", "VIREMENT DE ", "VIR SEPA RECU DE "]);
    format!("{lead}{}", cut.trim())
}

fn plain(character: char) -> char {
    match character.to_uppercase().next().unwrap_or(' ') {
        'É' | 'È' => 'E',
        'Ç' => 'C',
        '&' | '.' | ',' => ' ',
        other => other,
    }
}
