/** Nodes, relationships and paths that rows return, as a graph; how they are written is Neo4j's own. */

import { MOST_FACTS, MOST_THINGS } from "./among";
import { dates } from "./dates";
import type { Edge, Graph, Node } from "./graph";
import { isThing } from "./words";

type Properties = Readonly<Record<string, unknown>>;

interface Returned {
  readonly elementId: string;
  readonly properties: Properties;
}

interface ReturnedNode extends Returned {
  readonly labels: readonly string[];
}

interface ReturnedRelationship extends Returned {
  readonly type: string;
  readonly startNodeElementId: string;
  readonly endNodeElementId: string;
}

/** What rows hold, and how much of it is not drawn. */
export interface Drawable {
  readonly graph: Graph;
  /** Nodes in the rows, those that are not drawn included. */
  readonly nodes: number;
  /** Relationships between nodes that are drawn, those that are not drawn included. */
  readonly edges: number;
  /** Relationships of which the rows do not return both ends. */
  readonly loose: number;
}

/** Whatever of a kind stands in rows, by its element's id. */
interface Found {
  readonly nodes: Map<string, ReturnedNode>;
  readonly relationships: Map<string, ReturnedRelationship>;
}

/** Return what there is to draw in the values of rows, however deep in lists and maps it stands. */
export function returned(rows: readonly unknown[]): Drawable {
  const found: Found = { nodes: new Map(), relationships: new Map() };
  collect(rows, found);
  const nodes = [...found.nodes.values()];
  const drawn = new Map(nodes.slice(0, MOST_THINGS).map((one) => [one.elementId, node(one)]));
  const all = [...found.relationships.values()];
  const held = all.filter((one) => ends(one).every((id) => found.nodes.has(id)));
  const edges = held.flatMap((one) => edge(one, drawn));
  return {
    graph: { nodes: [...drawn.values()], edges: edges.slice(0, MOST_FACTS) },
    ...{ nodes: nodes.length, edges: edges.length, loose: all.length - held.length },
  };
}

function collect(value: unknown, found: Found): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  if (isNode(value)) {
    found.nodes.set(value.elementId, value);
  } else if (isRelationship(value)) {
    found.relationships.set(value.elementId, value);
  } else {
    for (const one of Object.values(value)) {
      collect(one, found);
    }
  }
}

function isElement(value: object): value is Returned {
  const { elementId, properties } = value as Partial<Returned>;
  return typeof elementId === "string" && typeof properties === "object" && properties !== null;
}

function isNode(value: object): value is ReturnedNode {
  return isElement(value) && Array.isArray((value as Partial<ReturnedNode>).labels);
}

function isRelationship(value: object): value is ReturnedRelationship {
  return isElement(value) && typeof (value as Partial<ReturnedRelationship>).type === "string";
}

function ends({ startNodeElementId, endNodeElementId }: ReturnedRelationship): string[] {
  return [startNodeElementId, endNodeElementId];
}

function node({ elementId, labels, properties }: ReturnedNode): Node {
  const kinds = labels.map(String).filter((label) => label !== "Party" && label !== "Agreement");
  const label = kinds[0] ?? (labels.includes("Party") ? "Party" : "");
  const id = text(properties, "id");
  const name = ["title", "name", "says"].map((one) => text(properties, one)).find((it) => it);
  return {
    // Only ids of things are each the id of one node.
    ...{ id: id && isThing(label) ? id : elementId, name: name ?? (id || elementId), label },
    ...{ parts: kinds.length > 0 ? kinds : labels.map(String), terms: [] },
    ...{ collective: properties.collective === true, disputed: properties.disputed === true },
  };
}

/** A relationship as an edge; none where one of its ends is not drawn. */
function edge(one: ReturnedRelationship, drawn: ReadonlyMap<string, Node>): Edge[] {
  const [source, target] = ends(one).map((id) => drawn.get(id)?.id);
  if (source === undefined || target === undefined) {
    return [];
  }
  const { type, properties, elementId } = one;
  const isFact = typeof properties.dated_by === "string"; // as every fact is
  const when = isFact ? dates(bounds(properties)) : "";
  return [
    {
      ...{ id: (isFact && text(properties, "id")) || elementId, type, source, target },
      ...{ role: text(properties, "role") || text(properties, "position") },
      ...{ backward: type === "TO", overlap: "plain", isFact },
      ...{ terms: when ? [{ text: when, notes: [] }] : [], disputed: properties.disputed === true },
    },
  ];
}

function bounds(properties: Properties) {
  return {
    begins_earliest: day(properties, "begins_earliest"),
    begins_latest: day(properties, "begins_latest"),
    ends_earliest: day(properties, "ends_earliest"),
    ends_latest: day(properties, "ends_latest"),
    planned_end: properties.planned_end === true,
  };
}

/** A bound; the first and the last day of all stand for none. */
function day(properties: Properties, name: string): string | null {
  const found = text(properties, name);
  return found === "" || found === "0001-01-01" || found === "9999-12-31" ? null : found;
}

function text(properties: Properties, name: string): string {
  const found = properties[name];
  return typeof found === "string" ? found : "";
}
