/** The picture of the chains: drawn, and what can be done with it. */

import { buttons } from "../shared/saving";
import { drawn } from "./drawing";
import { around, type Graph, joined, type Node, read } from "./graph";
import { neighbours } from "./neighbours";
import { isParty, panel } from "./panel";

/** A picture, where it stands, and what is chosen in it. */
interface Picture {
  readonly frame: HTMLElement;
  readonly about: HTMLElement;
  /** Says what happens. */
  readonly state: HTMLElement;
  graph: Graph;
  chosen: string;
  /** The cursors of the neighbours that are still to come, by party; null where none is. */
  readonly next: Map<string, string | null>;
}

function element(
  tag: string,
  attributes: Record<string, string>,
  ...children: (string | Element)[]
) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Draw the chains that a page tells of into the place that it has for them. */
export function picture(page: ParentNode): void {
  const place = page.querySelector<HTMLElement>("#picture");
  const graph = read(page);
  if (!place || !graph) {
    return;
  }
  const frame = element("div", { class: "frame" });
  const about = element("div", { class: "about", role: "region", "aria-label": "What is chosen" });
  const reading = element("p", { class: "reading quiet", "aria-hidden": "true" });
  const state = element("p", { role: "status", class: "quiet" });
  const chosen = new URLSearchParams(location.hash.slice(1)).get("focus") ?? "";
  const made: Picture = { frame, about, state, graph, chosen, next: new Map() };
  place.replaceChildren(legend(), frame, reading, about, state, saving(made));
  place.hidden = false;
  draw(made);
  listen(made);
  tell(frame, reading);
}

/** Show all that is told of what the pointer or the focus is on; a label says it to who hears. */
function tell(frame: HTMLElement, reading: HTMLElement): void {
  for (const kind of ["pointerover", "focusin"] as const) {
    frame.addEventListener(kind, (event) => {
      const on = event.target instanceof Element ? event.target.closest("g.thing, g.fact") : null;
      reading.textContent = on?.querySelector("title")?.textContent ?? "";
    });
  }
}

function legend(): HTMLElement {
  const lines = ["certain", "possible", "disputed"].map((how) =>
    element("span", { class: how }, how),
  );
  return element("p", { class: "legend quiet" }, "Lines: ", ...lines);
}

function button(text: string, act: () => void): HTMLElement {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

function saving({ frame, state }: Picture): HTMLElement {
  const name = `chains-of-${location.pathname.split("/").at(-1)}`;
  return element("p", { class: "do" }, ...buttons(() => frame.querySelector("svg"), name, state));
}

function say(made: Picture, error: unknown): void {
  made.state.textContent = error instanceof Error ? `Not done: ${error.message}.` : String(error);
}

/** Draw the graph, and choose what is chosen, or what the address says. */
function draw(made: Picture): void {
  made.frame.replaceChildren(drawn(made.graph));
  show(made, made.chosen);
}

/** Add the next neighbours of a party to the picture. */
async function expand(made: Picture, id: string): Promise<void> {
  try {
    const asked = new URLSearchParams(location.search);
    const found = await neighbours(id, asked, made.next.get(id) ?? "");
    made.next.set(id, found.next);
    made.graph = joined(made.graph, found.graph);
    draw(made);
    say(made, told(found.graph.edges.length, found.next));
    made.about.querySelector<HTMLElement>("h3")?.focus();
  } catch (error) {
    say(made, error);
  }
}

function told(count: number, next: string | null): string {
  return `${count} more facts beside the chains${next === null ? "; these are all." : "; there are more."}`;
}

/** The button that adds neighbours, for a party that has not shown all. */
function more(made: Picture, found: Node): HTMLElement[] {
  const next = made.next.get(found.id);
  if (!isParty(found) || next === null) {
    return [];
  }
  const text = next === undefined ? "Show its neighbours" : "Show 10 more";
  return [button(text, () => expand(made, found.id))];
}

function thing(event: Event): SVGGElement | null {
  return event.target instanceof Element ? event.target.closest<SVGGElement>("g.thing") : null;
}

function listen(made: Picture): void {
  made.frame.addEventListener("click", (event) => choose(made, thing(event)?.dataset.id ?? ""));
  made.frame.addEventListener("keydown", (event) => {
    const id = thing(event)?.dataset.id;
    if (id !== undefined && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(made, id);
      made.about.querySelector<HTMLElement>("h3")?.focus();
    }
  });
  for (const part of [made.frame, made.about]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && made.chosen !== "") {
        const last = node(made, made.chosen);
        choose(made, "");
        last?.querySelector<SVGElement>(".hit")?.focus();
      }
    });
  }
}

function node(made: Picture, id: string): SVGGElement | undefined {
  const things = made.frame.querySelectorAll<SVGGElement>("g.thing");
  return [...things].find((one) => one.dataset.id === id);
}

/** Choose a thing, and say so in the address, which restores it. */
function choose(made: Picture, id: string): void {
  show(made, id);
  const at = made.chosen === "" ? "" : `#focus=${encodeURIComponent(made.chosen)}`;
  history.replaceState(null, "", `${location.pathname}${location.search}${at}`);
}

/** Show a thing as chosen: it and its neighbours stay, the others fade; none, and all stay. */
function show(made: Picture, id: string): void {
  const found: Node | undefined = made.graph.nodes.find((one) => one.id === id);
  made.chosen = found?.id ?? "";
  const near = found ? around(made.graph, id) : null;
  for (const one of made.frame.querySelectorAll<SVGGElement>("g.thing")) {
    one.classList.toggle("faded", near !== null && !near.has(one.dataset.id ?? ""));
    const isChosen = found !== undefined && one.dataset.id === id;
    one.querySelector(".hit")?.setAttribute("aria-pressed", String(isChosen));
  }
  for (const one of made.frame.querySelectorAll<SVGGElement>("g.fact")) {
    const ends = [one.dataset.source, one.dataset.target];
    one.classList.toggle("faded", found !== undefined && !ends.includes(id));
  }
  made.about.replaceChildren(...(found ? [...panel(made.graph, found), ...more(made, found)] : []));
}
