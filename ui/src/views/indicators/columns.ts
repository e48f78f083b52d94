//! The columns of the tables of months: which figure, under which heading, written how.

import type { Indicator } from "$lib/api/bindings/Indicator";
import type { MonthIndicators } from "$lib/api/bindings/MonthIndicators";
import { figure } from "$lib/format/money";
import { ratio } from "$lib/format/number";
import { m, words } from "$lib/messages/messages.svelte";

export interface Column {
  key: Indicator;
  heading: string;
  /** Whether it is an amount: its heading then names the currency. */
  amount?: boolean;
}

export function dsoColumns(): Column[] {
  const names = m().indicators;
  return [
    { key: "sales", heading: names.sales, amount: true },
    { key: "open", heading: names.open, amount: true },
    { key: "overdue", heading: names.overdue, amount: true },
    { key: "dso", heading: names.dso },
    { key: "dso_3m", heading: names.dso3 },
    { key: "dso_12m", heading: names.dso12 },
    { key: "dso_countback", heading: names.countback },
    { key: "best_possible_dso", heading: names.best },
    { key: "average_days_delinquent", heading: names.add },
    { key: "cei", heading: names.cei },
  ];
}

export function paymentColumns(): Column[] {
  const names = m().indicators;
  return [
    { key: "overdue_rate", heading: names.overdueRateShort },
    { key: "average_age_of_overdue", heading: names.age },
    { key: "best_possible_dso_countback", heading: names.bestCountback },
    { key: "delinquent_dso_countback", heading: names.delinquentCountback },
    { key: "days_to_pay", heading: names.daysToPay },
    { key: "terms_granted", heading: names.termsGranted },
    { key: "days_late", heading: names.daysLate },
    { key: "on_time_by_amount", heading: names.onTime },
    { key: "concentration_open", heading: names.topOpen },
    { key: "concentration_overdue", heading: names.topOverdue },
    { key: "concentration_sales", heading: names.topSales },
    { key: "value_of_one_day", heading: names.day, amount: true },
  ];
}

/** A figure of a month as it stands in its cell; « ≥ 92,0 » where the history is too short. */
export function cell(row: MonthIndicators, key: Indicator, currency: string): string {
  const value = row[key];
  if (typeof value === "number") return figure(value, currency, words.language);
  const { dso_countback_at_least: least } = row;
  if (key === "dso_countback" && value === null && least) {
    return m().indicators.atLeast(ratio(least, words.language));
  }
  return ratio(value, words.language);
}
