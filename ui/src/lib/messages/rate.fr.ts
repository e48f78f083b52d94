//! The French of the reference rates.

export const rate = {
  title: "Taux",
  text: "Les pénalités suivent le taux en vigueur le premier jour de chaque semestre (L441-10 C. com.). Un taux à confirmer est signalé partout ; une lettre qui réclame des pénalités attend qu’il le soit.",
  semester: "Semestre",
  ecb: "BCE (%)",
  legal: "Intérêt légal (%)",
  business: "Entreprises, BCE + 10",
  public: "Acheteurs publics, BCE + 8",
  floor: "Plancher, 3 × légal",
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
