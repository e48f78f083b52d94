//! Invented customers of an invented company, with the names that break layouts.

export interface Person {
  code: string;
  name: string;
  address: string[];
  phone: string | null;
  email: string | null;
  contact: string | null;
}

const known: [string, string | null, string | null][] = [
  ["Cabinet Ménard & Associés", "M. Roux", "04 72 00 14 08"],
  ["SARL Boulangerie Œuvrée", "Mme Lefèvre", "04 72 00 27 31"],
  ["Menuiserie Dubreuil", "Mme Dubreuil", "04 74 00 11 90"],
  [
    "Groupement d’intérêt économique des Transports frigorifiques du Val-de-Saône et du Mâconnais",
    "Service comptable",
    "03 85 00 40 12",
  ],
  ["Hôtel de la Gare", null, "04 77 00 63 55"],
  ["Imprimerie Chevallier", "M. Chevallier", "04 78 00 19 47"],
  ["Atelier Kervella", "Mme Kervella", "02 98 00 31 76"],
  ["SAS Maçonnerie Ferreira", "M. Ferreira", "04 76 00 58 20"],
  ["Mairie de Saint-Étienne-du-Bois", "Mme Perrin", "04 74 00 20 02"],
  ["Optique Lumière", null, null],
  ["Garage Bonnefoy", "M. Bonnefoy", "04 75 00 83 14"],
  ["Pharmacie des Quatre-Vents", "Mme Aubert", "04 72 00 90 66"],
  ["Northwind Traders Ltd", "Ms Harper", "+44 20 7946 0112"],
  ["Domaine viticole Tournier", "M. Tournier", "04 74 00 47 38"],
  ["Crèche Les Petits Pas", "Mme Haddad", "04 78 00 72 51"],
  ["Électricité Générale Marchand", "M. Marchand", "04 77 00 08 43"],
  ["Librairie Le Marque-Page", null, "04 72 00 33 29"],
  ["Scierie du Haut-Bugey", "M. Pernet", "04 74 00 95 10"],
  ["Traiteur Vialatte", "Mme Vialatte", "04 73 00 61 87"],
  ["Clinique vétérinaire du Parc", "Dr Simon", "04 78 00 54 72"],
  ["Façades Rhodaniennes", "M. Yilmaz", "04 72 00 86 05"],
  ["Pépinières Grosjean", "M. Grosjean", "03 84 00 12 64"],
  ["Studio Graphique Nord", null, null],
  ["Coopérative laitière du Revermont", "Mme Vuillet", "03 84 00 77 18"],
  ["Thermique & Climatisation Bresson", "M. Bresson", "04 77 00 42 96"],
  ["Bijouterie Sarkissian", "M. Sarkissian", "04 78 00 05 81"],
  ["École de musique Chantereine", "Mme Collet", "04 72 00 68 37"],
  ["Transports Delmas Frères", "M. Delmas", "04 75 00 29 53"],
];

const towns = ["69003 LYON", "42000 SAINT-ÉTIENNE", "01000 BOURG-EN-BRESSE", "38000 GRENOBLE"];

/** As many customers as asked for: the known ones first, then branches of theirs. */
export function people(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, contact, phone] = known[index % known.length] ?? ["", null, null];
    const branch = index < known.length ? "" : ` (agence ${Math.floor(index / known.length)})`;
    return {
      code: `C${String(index + 1).padStart(4, "0")}`,
      name: name + branch,
      address: index === 9 ? [] : [`${(index % 90) + 3} rue des Tanneurs`, towns[index % 4] ?? ""],
      phone,
      contact,
      email: phone ? `compta${index + 1}@exemple.fr` : null,
    };
  });
}
