/** The picture of a graph: drawn, and what can be done with it. */

import { buttons } from "../shared/saving";
import { added, add as addToAddress, say as remember, said } from "./address";
import { drawn } from "./drawing";
import { around, type Edge, type Graph, joined, type Node } from "./graph";
import { neighbours } from "./neighbours";
import { panel } from "./panel";
import { isParty } from "./words";

type Line = Edge["overlap"] | "disputed";

/** What a picture is of. */
export interface Subject {
  /** What the drawing is, for who hears it. */
  readonly called: string;
  /** What its file is called, without an ending. */
  readonly file: string;
  /** What neighbours that are added stand beside, such as `the chains`. */
  readonly beside: string;
  /** The kinds of lines that it may have, which the legend shows. */
  readonly lines: readonly Line[];
}

/** A picture, where it stands, and what is chosen in it. */
interface Picture {
  readonly frame: HTMLElement;
  readonly about: HTMLElement;
  /** Says what happens. */
  readonly state: HTMLElement;
  readonly subject: Subject;
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

/** Draw a graph into a place, instead of what stands there. */
export function picture(place: HTMLElement, graph: Graph, subject: Subject): void {
  const frame = element("div", { class: "frame" });
  const about = element("div", { class: "about", role: "region", "aria-label": "What is chosen" });
  const reading = element("p", { class: "reading quiet", "aria-hidden": "true" });
  const state = element("p", { role: "status", class: "quiet" });
  const chosen = said("focus");
  const made: Picture = { frame, about, state, subject, graph, chosen, next: new Map() };
  place.replaceChildren(legend(subject), frame, reading, about, state, saving(made));
  draw(made);
  listen(made);
  tell(frame, reading);
  restore(made).catch((error) => say(made, error));
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

function legend({ lines: kinds, beside }: Subject): HTMLElement {
  const words = { plain: "a fact, certain or possible", beside: `beside ${beside}` };
  const lines = kinds.map((how) =>
    element("span", { class: how }, how === "plain" || how === "beside" ? words[how] : how),
  );
  return element("p", { class: "legend quiet" }, "Lines: ", ...lines);
}

function button(text: string, act: () => void): HTMLElement {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

function saving({ frame, state, subject }: Picture): HTMLElement {
  const picture = () => frame.querySelector("svg");
  return element("p", { class: "do" }, ...buttons(picture, subject.file, state));
}

function say(made: Picture, error: unknown): void {
  made.state.textContent = error instanceof Error ? `Not done: ${error.message}.` : String(error);
}

/** Draw the graph, and choose what is chosen, or what the address says. */
function draw(made: Picture): void {
  made.frame.replaceChildren(drawn(made.graph, made.subject.called));
  show(made, made.chosen);
}

/** Add the next neighbours of a party to the graph; return how many facts of them are new. */
async function add(made: Picture, id: string): Promise<number> {
  const asked = new URLSearchParams(location.search);
  const found = await neighbours(id, asked, made.next.get(id) ?? "");
  const before = made.graph.edges.length;
  made.next.set(id, found.next);
  made.graph = joined(made.graph, found.graph);
  return made.graph.edges.length - before;
}

/** Add once more what the address says was added; what is no party of the picture adds nothing. */
async function restore(made: Picture): Promise<void> {
  const wanted = added();
  for (const [id, times] of wanted) {
    const isThere = made.graph.nodes.some((one) => one.id === id && isParty(one.label));
    for (let time = 0; isThere && time < times && made.next.get(id) !== null; time += 1) {
      await add(made, id);
    }
  }
  if (wanted.size > 0) {
    made.chosen = said("focus"); // which may be one of those that were added
    draw(made);
  }
}

/** Add the next neighbours of a party to the picture, and to its address. */
async function expand(made: Picture, id: string): Promise<void> {
  try {
    const count = await add(made, id);
    addToAddress(id);
    draw(made);
    say(made, told(made.subject, count, made.next.get(id) ?? null));
    made.about.querySelector<HTMLElement>("h3")?.focus();
  } catch (error) {
    say(made, error);
  }
}

/** Say how much of what was found is new, and whether there is more to find. */
function told({ beside }: Subject, count: number, next: string | null): string {
  const found = count === 0 ? "Nothing new" : `${count} more fact${count === 1 ? "" : "s"}`;
  return `${found} beside ${beside}${next === null ? "; these are all." : "; there are more."}`;
}

/** The button that adds neighbours, for a party that has not shown all. */
function more(made: Picture, found: Node): HTMLElement[] {
  const next = made.next.get(found.id);
  if (!isParty(found.label) || next === null) {
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
  remember("focus", made.chosen);
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
