/** Values that a statement returns, in a few words: of a node or a relationship what it is called. */

type Properties = Readonly<Record<string, unknown>>;

const CALLED = ["id", "title", "name"];

/** Write a value as a cell shows it; parts of a graph as Cypher writes them, with their names alone. */
export function written(value: unknown): string {
  if (value === null || value === undefined) {
    return "—";
  }
  return typeof value === "string" ? value : (element(value) ?? JSON.stringify(value, short));
}

/** In lists, maps and paths too. */
function short(_key: string, value: unknown): unknown {
  return element(value) ?? value;
}

function element(value: unknown): string | null {
  if (typeof value !== "object" || value === null) {
    return null;
  }
  const { elementId, properties, labels, type } = value as Properties;
  if (typeof elementId !== "string" || typeof properties !== "object" || properties === null) {
    return null;
  }
  const names = named(properties as Properties);
  return Array.isArray(labels)
    ? `(:${[...labels].sort().join(":")}${names})`
    : `[:${type}${names}]`;
}

function named(properties: Properties): string {
  const told = CALLED.flatMap((name) => {
    const value = properties[name];
    return typeof value === "string" ? [`${name}: ${JSON.stringify(value)}`] : [];
  });
  return told.length > 0 ? ` {${told.join(", ")}}` : "";
}
