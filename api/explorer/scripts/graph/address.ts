/** What the fragment of an address says of a picture: how an answer is shown, and what is chosen. */

const KNOWN = ["show", "focus"] as const;

type Name = (typeof KNOWN)[number];

/** Return what the address says; empty where it says nothing. */
export function said(name: Name): string {
  return new URLSearchParams(location.hash.slice(1)).get(name) ?? "";
}

/** Let the address say it, or no longer, where the value is empty. */
export function say(name: Name, value: string): void {
  const told = KNOWN.map((one) => [one, one === name ? value : said(one)] as const);
  const fragment = new URLSearchParams(told.filter(([, text]) => text !== "").map((it) => [...it]));
  const hash = fragment.size > 0 ? `#${fragment}` : "";
  history.replaceState(null, "", `${location.pathname}${location.search}${hash}`);
}
