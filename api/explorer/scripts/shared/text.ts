/** Texts of anybody's, for people to read. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const OBEYED = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** A text without the signs that are obeyed and not shown, such as those that turn what follows. */
export function shown(text: string): string {
  return text.replace(OBEYED, " ").trim();
}

/** As much of a text as so many letters hold. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : text;
}
