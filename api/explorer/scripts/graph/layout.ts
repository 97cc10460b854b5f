/** Where the parts of a graph stand: in columns from left to right, as its chains are read. */

import {
  type EdgeLabel,
  type GraphLabel,
  Graph as Layered,
  layout,
  type NodeLabel,
} from "@dagrejs/dagre";
import type { Edge, Graph, Node } from "./graph";

export const BOX = { width: 126, height: 78 } as const;
const LABEL = { width: 60, height: 30 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Laid {
  readonly width: number;
  readonly height: number;
  /** The middles of the boxes, from left to right. */
  readonly nodes: readonly { readonly node: Node; readonly at: Point }[];
  /** The ways of the facts, as they point, and where the words of each stand. */
  readonly edges: readonly {
    readonly edge: Edge;
    readonly points: readonly Point[];
    readonly at: Point;
  }[];
}

/** Lay out a graph. */
export function laid(graph: Graph): Laid {
  const layered = new Layered<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  layered.setGraph({
    rankdir: "LR",
    nodesep: 22,
    edgesep: 14,
    ranksep: 10,
    marginx: 8,
    marginy: 8,
  });
  // A prefix, since an id may be any text, and some have a meaning to JavaScript.
  for (const { id } of graph.nodes) {
    layered.setNode(`n:${id}`, { ...BOX });
  }
  for (const edge of graph.edges) {
    const [from, to] = ends(edge);
    layered.setEdge(`n:${from}`, `n:${to}`, { ...LABEL, labelpos: "c" }, `e:${edge.id}`);
  }
  layout(layered);
  const { width = 0, height = 0 } = layered.graph();
  const nodes = graph.nodes.map((node) => ({ node, at: middle(layered.node(`n:${node.id}`)) }));
  nodes.sort((one, other) => one.at.x - other.at.x || one.at.y - other.at.y);
  const edges = graph.edges.map((edge) => {
    const [from, to] = ends(edge);
    const found = layered.edge(`n:${from}`, `n:${to}`, `e:${edge.id}`);
    const points = found.points ?? [];
    return { edge, points: edge.backward ? points.toReversed() : points, at: middle(found) };
  });
  return { width, height, nodes, edges };
}

/** The ends of a fact in the order in which they are read. */
function ends({ source, target, backward }: Edge): [string, string] {
  return backward ? [target, source] : [source, target];
}

function middle({ x = 0, y = 0 }: { x?: number; y?: number }): Point {
  return { x, y };
}
