/** What the fragment of an address says of a picture: how it is shown, what is chosen and was added. */

const KNOWN = ["show", "focus", "beside"] as const;

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

const MOST = 20; // an address that asks for more than so many pages of neighbours is none of ours

/** How often neighbours of a party were added, by its id and in the order in which that began. */
export function added(): Map<string, number> {
  const parts = said("beside").split(",").slice(0, MOST);
  const counts = parts.map((part) => part.split(":"));
  return new Map(
    counts.flatMap(([id = "", count]) => {
      const times = Math.min(Number(count), MOST);
      return id !== "" && times >= 1 ? [[decodeURIComponent(id), Math.floor(times)] as const] : [];
    }),
  );
}

/** Let the address say that neighbours of a party were added once more. */
export function add(id: string): void {
  const counts = added();
  counts.set(id, (counts.get(id) ?? 0) + 1);
  // An id may have the signs in it that stand between ids here.
  const parts = [...counts].map(([one, times]) => `${encodeURIComponent(one)}:${times}`);
  say("beside", parts.join(","));
}
