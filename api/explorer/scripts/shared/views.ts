/** What an answer is also shown as, below each other: one of them is open, and the address says which. */

import { said, say } from "../graph/address";

/** Offer a view of an answer; what draws it is asked for when somebody opens it, the first time. */
export function offer(
  place: Element,
  name: "chart" | "graph",
  draw: (into: HTMLElement) => Promise<void>,
): void {
  const [details, summary] = [document.createElement("details"), document.createElement("summary")];
  summary.textContent = `As a ${name}`;
  details.name = "view"; // of one name one is open
  details.append(summary);
  details.addEventListener("toggle", () => follow(name, details.open));
  details.addEventListener("toggle", () => draw(details), { once: true });
  place.append(details);
  details.open = said("show") === name;
}

function follow(name: string, isOpen: boolean): void {
  if (isOpen) {
    say("show", name);
  } else if (said("show") === name) {
    say("show", "");
  }
}
