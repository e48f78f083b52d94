//! The English of the reference rates.

import type { rate as french } from "./rate.fr";

export const rate: typeof french = {
  title: "Rates",
  text: "Penalties follow the rate in force on the first day of each half-year (L441-10 C. com.): ECB + 10 points between businesses, ECB + 8 for a public buyer; a rate agreed may not be lower than three times the legal rate. A rate that is not confirmed says so wherever it is used; a letter that claims penalties waits until it is.",
  semester: "Half-year",
  ecb: "ECB (%)",
  legal: "Legal (%)",
  business: "Businesses",
  public: "Public buyers",
  floor: "3 × legal",
  source: "Source",
  unknown: "–",
  confirmed: "Confirmed",
  unconfirmed: "To confirm",
  confirm: "Confirm",
  edit: "Edit",
  save: "Save the rate",
  saved: (semester) => `Rate of ${semester} saved.`,
  isConfirmed: "Read at its source and confirmed",
};
