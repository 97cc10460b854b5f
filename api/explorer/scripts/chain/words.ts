/** What is said of the parts of a graph. */

import { shown } from "../shared/text";
import type { Edge, Node, Term } from "./graph";

const GROUP = "an unnamed group";

/** What a thing is: its parts in the chains, or else its kind. */
export function kind(node: Node): string {
  return node.parts.join(", ");
}

/** How a fact is read from its source to its target. */
export function verb({ type, role }: Edge): string {
  const words = type.toLowerCase().replaceAll("_", " ");
  return role ? `${words} as ${shown(role)}` : words;
}

/** How sure a fact is; of one that is in no chain, only whether it is disputed. */
export function sure({ overlap, disputed }: Edge): string {
  const words = [overlap === "beside" ? "" : overlap, disputed ? "disputed" : ""];
  return words.filter((word) => word !== "").join(", ");
}

export function told(terms: readonly Term[]): string {
  return terms.map(({ text }) => shown(text)).join("; ");
}

/** All of a thing in one line, for who hears it. */
export function spoken(node: Node): string {
  const parts = [shown(node.name), kind(node), node.collective ? GROUP : "", told(node.terms)];
  return parts.filter((part) => part !== "").join(": ");
}

export function group(node: Node): string {
  return node.collective ? GROUP : "";
}
