/** When a fact begins and ends, in the words that `kb/telling/ends.py` has for it. */

/** The four bounds of a fact, each a day as `2018-06-05`; null where it is unknown. */
export interface Bounds {
  readonly begins_earliest: string | null;
  readonly begins_latest: string | null;
  readonly ends_earliest: string | null;
  readonly ends_latest: string | null;
  readonly planned_end: boolean;
}

/** Say when a fact begins and ends; empty where nothing is known. */
export function dates(bounds: Bounds): string {
  const begins = between(bounds.begins_earliest, bounds.begins_latest);
  const parts = [begins && `begins ${begins}`, ending(bounds)];
  return parts.filter((part) => part !== "").join("; ");
}

function ending({ begins_earliest, ends_earliest, ends_latest, planned_end }: Bounds): string {
  if (ends_earliest !== null && ends_latest === null && !planned_end) {
    // Nobody says that it ends; nor that it had not, where that is no more than that it did begin.
    return ends_earliest === begins_earliest ? "" : `not ended before ${first(ends_earliest)}`;
  }
  const ends = between(ends_earliest, ends_latest);
  return ends && `ends ${ends}${planned_end ? " (announced, and not reported)" : ""}`;
}

/** Write a range of days: whole years as years, whole months as months, as sources do. */
function between(earliest: string | null, latest: string | null): string {
  if (earliest !== null && latest !== null) {
    return together(earliest, latest);
  }
  if (earliest !== null) {
    return `${first(earliest)} or later`;
  }
  if (latest !== null) {
    return `${isOldYear(latest) ? year(latest) : isLast(latest) ? month(latest) : latest} or before`;
  }
  return "";
}

/** Write the first day that is meant. */
function first(day: string): string {
  return isNewYear(day) ? year(day) : isFirst(day) ? month(day) : day;
}

/** Write both ends by the longest unit that both fit: a year beside a day would mislead. */
function together(earliest: string, latest: string): string {
  const years = isNewYear(earliest) && isOldYear(latest);
  const months = isFirst(earliest) && isLast(latest);
  const ends = [earliest, latest].map((day) => (years ? year(day) : months ? month(day) : day));
  return ends[0] === ends[1] ? (ends[0] ?? "") : ends.join(" to ");
}

function year(day: string): string {
  return day.slice(0, 4);
}

function month(day: string): string {
  return day.slice(0, 7);
}

function isNewYear(day: string): boolean {
  return day.endsWith("-01-01");
}

function isOldYear(day: string): boolean {
  return day.endsWith("-12-31");
}

function isFirst(day: string): boolean {
  return day.endsWith("-01");
}

function isLast(day: string): boolean {
  const next = new Date(Date.parse(day) + 24 * 60 * 60 * 1000);
  return next.getUTCDate() === 1;
}
