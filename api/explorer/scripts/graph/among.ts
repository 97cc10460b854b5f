/** The things of an answer as a graph: what they are, and the facts that the graph holds between them. */

import { post } from "../shared/api";
import { type Bounds, dates } from "./dates";
import type { Edge, Graph, Node } from "./graph";

export const MOST_THINGS = 60; // more of them are no picture that anybody reads
export const MOST_FACTS = 150;

/** The things that are asked of, and the day on which facts are to be in force; null for any. */
export interface Things {
  readonly ids: readonly string[];
  readonly count: number;
  readonly on: string | null;
}

/** A row of the question `things`. */
interface Thing {
  readonly thing: string;
  readonly name: string | null;
  readonly kinds: readonly string[];
  readonly collective: boolean;
  readonly disputed: boolean;
}

/** A row of the question `among`. */
interface Fact extends Bounds {
  readonly fact: string;
  readonly type: string;
  readonly role: string | null;
  readonly source: string;
  readonly target: string;
  readonly disputed: boolean;
}

/** What is drawn, and whether there are more facts than that. */
export interface Among {
  readonly graph: Graph;
  readonly truncated: boolean;
}

function node({ thing, name, kinds, collective, disputed }: Thing): Node {
  const label = kinds[0] ?? "Party";
  const parts = kinds.length > 0 ? kinds : [label];
  return { id: thing, name: name ?? thing, label, parts, collective, terms: [], disputed };
}

function edge(row: Fact): Edge {
  const when = dates(row);
  return {
    ...{ id: row.fact, type: row.type, role: row.role ?? "" },
    ...{ source: row.source, target: row.target, backward: row.type === "TO" },
    ...{ overlap: "plain", terms: when ? [{ text: when, notes: [] }] : [] },
    disputed: row.disputed,
  };
}

/**
 * Ask what some things are, and which facts join them.
 *
 * @throws Error with words for a person, where the server does not answer, or refuses to.
 */
export async function among({ ids, on }: Things): Promise<Among> {
  const [things, facts] = await Promise.all([
    post("/v1/queries/things", { ids }),
    post("/v1/queries/among", { ids, limit: MOST_FACTS, ...(on !== null && { on }) }),
  ]);
  const graph = { nodes: things.rows.map(node), edges: facts.rows.map(edge) };
  return { graph, truncated: facts.truncated };
}
