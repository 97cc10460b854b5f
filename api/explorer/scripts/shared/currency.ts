/** The currencies of amounts: those of several do not stand on one axis. */

/** Return the name of the column that has the currency of a number; of what is no amount, its own. */
export function columnOf(number: string): string {
  return number.replace(/\bamount.*$/, "currency");
}

/** Offer currencies to choose from where there are several; return the one that is chosen. */
export function chosen(
  [label, select]: readonly [HTMLElement, HTMLSelectElement],
  every: readonly string[],
): string {
  const found = [...new Set(every)].sort();
  const before = select.value;
  select.replaceChildren(...found.map((one) => new Option(named(one), one)));
  if (found.includes(before)) {
    select.value = before;
  }
  label.hidden = found.length < 2;
  select.hidden = label.hidden;
  return select.value;
}

/** Name a currency; nobody says which that is of an empty one. */
export function named(currency: string): string {
  return currency || "an unknown currency";
}
