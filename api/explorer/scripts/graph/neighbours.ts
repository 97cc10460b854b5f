/** What is one fact away from a party, a few at a time. */

import { get } from "../shared/api";
import type { Edge, Graph, Node } from "./graph";

const AT_ONCE = 10;
/** What is asked of chains and of what stands beside them alike. */
const ALIKE = ["on", "known_on"];

/** A row of the question `neighbours`. */
interface Row {
  readonly fact: string;
  readonly type: string;
  readonly direction: "out" | "in";
  readonly other: string;
  readonly other_name: string | null;
  readonly kinds: readonly string[];
  readonly collective: boolean;
  readonly role: string | null;
  readonly disputed: boolean;
}

/** Some neighbours, and the cursor of those behind them; null where there are none. */
export interface Neighbours {
  readonly graph: Graph;
  readonly next: string | null;
}

function node(row: Row): Node {
  const { other, other_name, kinds, collective } = row;
  const label = kinds[0] ?? "Party";
  return {
    ...{ id: other, name: other_name ?? other, label, collective },
    ...{ parts: kinds, terms: [], disputed: false },
  };
}

function edge(party: string, row: Row): Edge {
  const [source, target] = row.direction === "out" ? [party, row.other] : [row.other, party];
  return {
    ...{ id: row.fact, type: row.type, role: row.role ?? "", source, target },
    ...{ backward: row.type === "TO", overlap: "beside", terms: [], disputed: row.disputed },
  };
}

/**
 * Ask for the next neighbours of a party.
 *
 * @param chains what is asked of the chains, as the address of their page says it.
 * @param cursor that of the page before; empty for the first.
 * @throws Error with words for a person, where the server does not answer, or refuses to.
 */
export async function neighbours(
  party: string,
  chains: URLSearchParams,
  cursor: string,
): Promise<Neighbours> {
  const asked = new URLSearchParams({ party, limit: String(AT_ONCE) });
  const given = ALIKE.map((name) => [name, chains.get(name) ?? ""] as const);
  for (const [name, value] of [...given, ["cursor", cursor] as const]) {
    if (value !== "") {
      asked.set(name, value);
    }
  }
  const body = await get(`/v1/queries/neighbours?${asked}`);
  const rows: readonly Row[] = body.rows;
  const graph = { nodes: rows.map(node), edges: rows.map((row) => edge(party, row)) };
  return { graph, next: body.next };
}
