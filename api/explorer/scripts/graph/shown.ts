/** An answer's graph as one of its views: what is said of it, and the picture, where there is any. */

import { type Among, among, MOST_FACTS, MOST_THINGS, type Things } from "./among";
import type { Graph } from "./graph";
import { picture, type Subject } from "./picture";
import { type Drawable, returned } from "./returned";

/** Draw the things of a question's rows, and the facts between them. */
export async function showAnswer(into: HTMLElement, things: Things, question: string) {
  const note = paragraph(into, "Drawing…");
  try {
    const found = await among(things);
    const called = `The things of the rows, and the facts between them`;
    note.textContent = saidOfAnswer(things, found);
    show(into, found.graph, { called, file: question, beside: "those of the rows", lines: LINES });
  } catch (error) {
    note.textContent = `Not drawn: ${error instanceof Error ? error.message : error}.`;
  }
}

/** Draw what rows of a statement return, or say what to return to see something. */
export function showReturned(into: HTMLElement, rows: readonly unknown[]): void {
  const found = returned(rows);
  paragraph(into, found.nodes === 0 ? HOW : saidOfReturned(found));
  const called = "The nodes and relationships that the rows return";
  show(into, found.graph, { called, file: "cypher", beside: "those of the rows", lines: LINES });
}

const LINES = ["plain", "disputed"] as const;
const HOW =
  "The rows hold nothing that is drawn. To see a graph, return nodes and relationships, or paths:" +
  " MATCH path = (:Party {id: 'huawei'})-[]-() RETURN path";

function show(into: HTMLElement, graph: Graph, subject: Subject): void {
  if (graph.nodes.length > 0) {
    const place = document.createElement("div");
    into.append(place);
    picture(place, graph, subject);
  }
}

function paragraph(into: HTMLElement, text: string): HTMLElement {
  const made = document.createElement("p");
  made.className = "quiet";
  made.setAttribute("role", "status");
  made.textContent = text;
  into.append(made);
  return made;
}

function saidOfAnswer({ ids, count, on }: Things, { graph, truncated }: Among): string {
  if (graph.nodes.length === 0) {
    return "The rows name nothing that is drawn.";
  }
  const things =
    count > ids.length
      ? `The first ${ids.length} of ${count} things that the rows name (more is not legible: ask for fewer rows)`
      : counted(graph.nodes.length, "thing");
  const day = on === null ? "" : `, as they may be in force on ${on}`;
  return `${things}, and ${facts(graph, truncated)} between them that the graph holds${day}.`;
}

function facts(graph: Graph, truncated: boolean): string {
  return truncated ? `the first ${MOST_FACTS} facts` : counted(graph.edges.length, "fact");
}

function saidOfReturned({ graph, nodes, edges, loose }: Drawable): string {
  const cut = nodes > MOST_THINGS || edges > MOST_FACTS;
  const parts = [
    cut
      ? `The first ${graph.nodes.length} of ${nodes} nodes (more is not legible: return fewer rows), and ${graph.edges.length} of ${edges} relationships between them.`
      : `${counted(nodes, "node")}, and ${counted(edges, "relationship")} between them.`,
    loose > 0
      ? `${counted(loose, "relationship")} cannot be drawn: return both ends of each too.`
      : "",
  ];
  return parts.filter((text) => text !== "").join(" ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
