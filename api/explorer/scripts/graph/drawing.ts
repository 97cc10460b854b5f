/** A graph drawn as SVG, whose things are reached by keyboard and have names. */

import { shown } from "../shared/text";
import type { Edge, Graph, Node } from "./graph";
import { BOX, type Point } from "./layout";
import { placed } from "./placed";
import { group, kind, spoken, sure, told, verb } from "./words";

const SVG = "http://www.w3.org/2000/svg";
const LINES = 3;
const ROOM = BOX.width - 14;
const HEAD = 7;
const ROUND = 24; // corners of what is agreed
const PARTIES: Record<string, string> = { owner: "Government", lender: "Bank" };
const AGREEMENTS = new Set(["CreditLine", "Partnership", "DataAccess", "Grant", "Payment"]);

function element<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | number>,
  ...children: (string | SVGElement)[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** Draw a graph; `called` is what the drawing is, for who hears it. */
export function drawn(graph: Graph, called: string): SVGSVGElement {
  const { width, height, nodes, edges } = placed(graph);
  const names = new Map(graph.nodes.map((node) => [node.id, shown(node.name)]));
  const made = element("svg", {
    xmlns: SVG,
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
    role: "group",
    "aria-label": called,
  });
  made.style.setProperty("--wide", `${Math.ceil(width)}px`);
  made.append(
    ...edges.map(({ edge, points, at }) => line(edge, points, at, names)),
    ...nodes.map(({ node, at }) => box(node, at)),
  );
  return made;
}

function line(
  edge: Edge,
  points: readonly Point[],
  at: Point,
  names: ReadonlyMap<string, string>,
): SVGElement {
  const path = way(points);
  const whole = `${names.get(edge.source)} ${verb(edge)} ${names.get(edge.target)}`;
  const title = [whole, told(edge.terms), sure(edge)].filter((text) => text !== "").join(": ");
  const attributes = { class: `fact ${edge.overlap}${edge.disputed ? " denied" : ""}` };
  const made = element("g", { ...attributes, "aria-hidden": "true" }, element("title", {}, title));
  made.dataset.source = edge.source;
  made.dataset.target = edge.target;
  made.append(element("path", { class: "line", d: path }));
  if (edge.disputed) {
    made.append(element("path", { class: "gap", d: path })); // which makes two lines of one
  }
  made.append(head(points), ...label(edge, at));
  return made;
}

/** The words on a line, one under the other. */
function label(edge: Edge, at: Point): SVGElement[] {
  return [verb(edge), sure(edge)].map((text, row) =>
    element(
      "text",
      { class: row === 0 ? "verb" : "sure", x: at.x, y: at.y - 5 + row * 14 },
      fitted(text, 100, FONTS.part),
    ),
  );
}

/** A line that leaves and arrives level. */
function way(points: readonly Point[]): string {
  const steps = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const half = (from.x + to.x) / 2;
    return `C ${half} ${from.y} ${half} ${to.y} ${to.x} ${to.y}`;
  });
  const [first] = points;
  return first === undefined ? "" : `M ${first.x} ${first.y} ${steps.join(" ")}`;
}

function head(points: readonly Point[]): SVGElement {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const back = end.x < (points.at(-2)?.x ?? 0) ? HEAD : -HEAD;
  const d = `M ${end.x} ${end.y} l ${back} ${-HEAD / 2} v ${HEAD} z`;
  return element("path", { class: "head", d });
}

/** The label that gives a thing its colour: of a party of the chains, its part does. */
function colour({ label, parts }: Node): string {
  return label === "Party" ? (PARTIES[parts[0] ?? ""] ?? "Company") : label;
}

function box(node: Node, at: Point): SVGElement {
  const { width, height } = BOX;
  const round = AGREEMENTS.has(node.label) ? ROUND : 2;
  const made = element("g", {
    class: `thing kind-of ${colour(node)}${node.disputed ? " denied" : ""}`,
    transform: `translate(${at.x - width / 2} ${at.y - height / 2})`,
  });
  made.dataset.id = node.id;
  made.append(element("title", {}, spoken(node)));
  const drawing = element("g", { "aria-hidden": "true" });
  if (node.collective) {
    drawing.append(element("rect", { class: "behind", x: 5, y: -5, width, height, rx: round }));
  }
  const over = [kind(node), node.disputed ? "disputed" : "", group(node)].filter((t) => t !== "");
  drawing.append(
    element("rect", { class: "box", width, height, rx: round }),
    element(
      "text",
      { class: "part", x: width / 2, y: 16 },
      fitted(over.join(", "), ROOM, FONTS.part),
    ),
    ...wrapped(shown(node.name)).map((text, row, { length }) =>
      element("text", { class: "name", x: width / 2, y: 47 + (row - (length - 1) / 2) * 15 }, text),
    ),
  );
  made.append(drawing, pressed(node));
  return made;
}

/** What is reached and pressed of a thing: apart from its words, which are cut where they do not fit. */
function pressed(node: Node): SVGElement {
  return element("rect", {
    ...{ class: "hit", width: BOX.width, height: BOX.height },
    ...{ tabindex: 0, role: "button", "aria-pressed": "false", "aria-label": spoken(node) },
  });
}

const FONTS = { part: "11px system-ui", name: "600 13px system-ui" } as const;
const pen = document.createElement("canvas").getContext("2d");

function wide(text: string, font: string): number {
  if (pen === null) {
    return text.length * 7;
  }
  pen.font = font;
  return pen.measureText(text).width;
}

/** As much of a text as fits into some pixels. */
function fitted(text: string, room: number, font: string): string {
  if (wide(text, font) <= room) {
    return text;
  }
  const signs = [...text.slice(0, 200)];
  while (signs.length > 1 && wide(`${signs.join("")}…`, font) > room) {
    signs.pop();
  }
  return `${signs.join("").trimEnd()}…`;
}

/** A name in a few lines; the last has what is left, as far as it fits. */
function wrapped(name: string): string[] {
  const words = name.slice(0, 400).split(" ");
  const lines: string[] = [];
  while (words.length > 0 && lines.length < LINES - 1) {
    let text = words.shift() ?? "";
    while (words[0] !== undefined && wide(`${text} ${words[0]}`, FONTS.name) <= ROOM) {
      text += ` ${words.shift()}`;
    }
    lines.push(text);
  }
  return [...lines, words.join(" ")]
    .filter((text) => text !== "")
    .map((text) => fitted(text, ROOM, FONTS.name));
}
