/** What is told of the thing that has been chosen in a picture. */

import { href } from "../shared/parties";
import { shown } from "../shared/text";
import { type Edge, facts, type Graph, type Node, type Term } from "./graph";
import { group, isParty, isStated, kind, sure, verb } from "./words";

function element(tag: string, className: string, ...children: (string | Element)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function name(text: string): HTMLElement {
  return element("bdi", "name", shown(text));
}

function link(address: string, ...children: (string | Element)[]): HTMLElement {
  const made = element("a", "", ...children);
  made.setAttribute("href", address);
  return made;
}

/** Where it stands who says what of a fact, an agreement or a measure. */
function evidence(id: string): string {
  return `/evidence/${encodeURIComponent(id)}`;
}

function reference(number: number): HTMLElement {
  const made = link(`#note-${number}`, `[${number}]`);
  made.className = "ref";
  made.setAttribute("aria-label", `note ${number}`);
  return made;
}

function told(terms: readonly Term[]): (string | Element)[] {
  return terms.flatMap(({ text, notes }, index) => [
    index === 0 ? "" : "; ",
    element("bdi", "", shown(text)),
    " ",
    ...notes.map(reference),
  ]);
}

function fact(edge: Edge, names: ReadonlyMap<string, string>): HTMLElement {
  const [source, target] = [edge.source, edge.target].map((id) => name(names.get(id) ?? id));
  const said = edge.isFact === false ? verb(edge) : link(evidence(edge.id), verb(edge));
  const parts = [source ?? "", " ", said, " ", target ?? ""];
  const doubt = sure(edge);
  const how = doubt ? [" ", element("span", doubt.replace(", ", " "), doubt)] : [];
  const terms = edge.terms.length > 0 ? [": ", ...told(edge.terms)] : [];
  return element("li", "", ...parts, ...how, ...terms);
}

/** Tell what a thing is, and the facts that it is an end of; the first is its heading. */
export function panel(graph: Graph, node: Node): HTMLElement[] {
  const heading = element("h3", "", name(node.name));
  heading.tabIndex = -1;
  const names = new Map(graph.nodes.map((one) => [one.id, one.name]));
  const what = [kind(node), group(node)].filter((text) => text !== "").join(", ");
  const made = [heading, element("p", "quiet", what)];
  if (node.terms.length > 0) {
    made.push(element("p", "", ...told(node.terms)));
  }
  made.push(element("ul", "", ...facts(graph, node.id).map((edge) => fact(edge, names))));
  if (isParty(node.label)) {
    made.push(element("p", "", link(href({ party: node.id }), "Its page")));
  } else if (isStated(node.label)) {
    made.push(element("p", "", link(evidence(node.id), "Who says what of it")));
  }
  return made;
}
