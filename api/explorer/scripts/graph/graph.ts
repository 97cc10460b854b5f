/** A graph: things and the facts between them, as a page has it, and as it grows by looking around. */

/** A few words, and the numbers of the notes that they rest on. */
export interface Term {
  readonly text: string;
  readonly notes: readonly number[];
}

export interface Node {
  readonly id: string;
  readonly name: string;
  /** What it surely is, such as `Government`; of a party of the chains no more than `Party`. */
  readonly label: string;
  /** What it is, in words: in the chains, or else its kinds. */
  readonly parts: readonly string[];
  readonly collective: boolean;
  readonly terms: readonly Term[];
  readonly disputed: boolean;
}

export interface Edge {
  readonly id: string;
  readonly type: string;
  readonly role: string;
  readonly source: string;
  readonly target: string;
  /** Whether it is read from its target to its source. */
  readonly backward: boolean;
  /** Of chains: whether one through it is certain. `plain`: here are no chains; `beside`: it is not of what was asked. */
  readonly overlap: "certain" | "possible" | "plain" | "beside";
  readonly terms: readonly Term[];
  readonly disputed: boolean;
  /** False of a relationship that nobody claims, such as that of a claim to its source. */
  readonly isFact?: boolean;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Read the graph out of a page; null where the page has no chain. */
export function read(page: ParentNode): Graph | null {
  const text = page.querySelector("#graph")?.textContent;
  return text ? (JSON.parse(text) as Graph) : null;
}

/** The facts that a thing is an end of. */
export function facts(graph: Graph, id: string): Edge[] {
  return graph.edges.filter(({ source, target }) => source === id || target === id);
}

/** A thing and what is one fact away from it. */
export function around(graph: Graph, id: string): Set<string> {
  return new Set([id, ...facts(graph, id).flatMap(({ source, target }) => [source, target])]);
}

/** The graph with more in it, each thing and each fact once. */
export function joined(graph: Graph, more: Graph): Graph {
  const nodes = new Set(graph.nodes.map(({ id }) => id));
  const edges = new Set(graph.edges.map(({ id }) => id));
  return {
    nodes: [...graph.nodes, ...more.nodes.filter(({ id }) => !nodes.has(id))],
    edges: [...graph.edges, ...more.edges.filter(({ id }) => !edges.has(id))],
  };
}
