/** Values of a question's parameter, as the API suggests them. */

import { get } from "./api";

/** A value that may be meant, and what it stands for. */
export interface Suggested {
  readonly value: string;
  readonly label: string | null;
}

/** Return the values that what is typed may become; `path` is that of their suggestions. */
export async function suggested(
  path: string,
  prefix: string,
  signal: AbortSignal,
): Promise<readonly Suggested[]> {
  const body = await get(`${path}?${new URLSearchParams({ prefix })}`, signal);
  return body.suggestions;
}
