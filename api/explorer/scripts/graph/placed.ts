/** Where all of a graph stands: what is joined in columns, and below it in rows what stands alone. */

import type { Graph, Node } from "./graph";
import { BOX, type Laid, laid } from "./layout";

const GAP = 22;
const EDGE = 8;
const A_ROW = 5; // things that stand side by side, where nothing above is broader
const NOTHING: Laid = { width: 0, height: 0, nodes: [], edges: [] };

/** Lay out a graph whose things need not be joined. */
export function placed(graph: Graph): Laid {
  const ends = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
  const joined = graph.nodes.filter(({ id }) => ends.has(id));
  const alone = graph.nodes.filter(({ id }) => !ends.has(id));
  const above = joined.length > 0 ? laid({ nodes: joined, edges: graph.edges }) : NOTHING;
  return alone.length > 0 ? below(above, alone) : above;
}

function below(above: Laid, alone: readonly Node[]): Laid {
  const [across, down] = [BOX.width + GAP, BOX.height + GAP];
  const row = Math.max(A_ROW, Math.floor((above.width - 2 * EDGE) / across));
  const top = above.height + (above.height > 0 ? GAP : EDGE);
  const nodes = alone.map((node, index) => ({
    node,
    at: {
      x: EDGE + (index % row) * across + BOX.width / 2,
      y: top + Math.floor(index / row) * down + BOX.height / 2,
    },
  }));
  const width = 2 * EDGE + Math.min(row, alone.length) * across - GAP;
  return {
    width: Math.max(above.width, width),
    height: top + Math.ceil(alone.length / row) * down - GAP + EDGE,
    nodes: [...above.nodes, ...nodes],
    edges: above.edges,
  };
}
