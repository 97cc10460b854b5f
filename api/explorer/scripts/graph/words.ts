/** What is said of the parts of a graph. */

import { shown } from "../shared/text";
import type { Edge, Node, Term } from "./graph";

const GROUP = "an unnamed group";

const PARTIES = new Set(["Party", "Company", "Bank", "Government", "Organization", "Person"]);
const STATED = new Set([
  ...["CreditLine", "Grant", "Payment", "Partnership", "DataAccess", "Measure"],
]);

/** Whether a label is that of a party, which has a page and neighbours. */
export function isParty(label: string): boolean {
  return PARTIES.has(label);
}

/** Whether a label is that of an agreement or a measure, of which claims state something. */
export function isStated(label: string): boolean {
  return STATED.has(label);
}

/** Whether a label is that of a thing that facts join: a party, what is stated, or a kind of data. */
export function isThing(label: string): boolean {
  return isParty(label) || isStated(label) || label === "DataCategory";
}

/** What a thing is: its parts in the chains, or else its kinds. */
export function kind(node: Node): string {
  return node.parts.join(", ");
}

/** Types that say more than holds of each such fact: what is pledged has not been lent. */
const WORDS: Readonly<Record<string, string>> = { LENDS: "lender in", LENT_TO: "to" };

/** How a fact is read from its source to its target. */
export function verb({ type, role }: Edge): string {
  const words = WORDS[type] ?? type.toLowerCase().replaceAll("_", " ");
  return role ? `${words} as ${shown(role)}` : words;
}

/** How sure a fact is; of one that is in no chain, only whether it is disputed. */
export function sure({ overlap, disputed }: Edge): string {
  const isOfChain = overlap === "certain" || overlap === "possible";
  const words = [isOfChain ? overlap : "", disputed ? "disputed" : ""];
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
