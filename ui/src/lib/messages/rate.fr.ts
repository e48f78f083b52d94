//! The French of the reference rates.

export const rate = {
  title: "Taux",
  text: "Les pénalités suivent le taux en vigueur le premier jour de chaque semestre (L441-10 C. com.) : BCE + 10 points entre entreprises, BCE + 8 pour un acheteur public ; un taux convenu ne peut être inférieur à trois fois l’intérêt légal. Un taux à confirmer est signalé partout ; une lettre qui réclame des pénalités attend qu’il le soit.",
  semester: "Semestre",
  ecb: "BCE (%)",
  legal: "Légal (%)",
  business: "Entreprises",
  public: "Acheteurs publics",
  floor: "3 × légal",
  source: "Source",
  unknown: "–",
  confirmed: "Confirmé",
  unconfirmed: "À confirmer",
  confirm: "Confirmer",
  edit: "Modifier",
  save: "Enregistrer le taux",
  saved: (semester: string) => `Taux du semestre ${semester} enregistré.`,
  isConfirmed: "Lu à la source et confirmé",
};
