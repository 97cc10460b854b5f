/** Parties, as the API finds them. */

import { get } from "./api";

/** A row of the question `search`; `matched` is the one of its names that comes nearest. */
export interface Found {
  readonly party: string;
  readonly name: string | null;
  readonly kinds: readonly string[];
  readonly matched: string;
}

/** The address of a party's page. */
export function href({ party }: Pick<Found, "party">): string {
  return `/party/${encodeURIComponent(party)}`;
}

/**
 * Find parties by what they are called, the best match first.
 *
 * @throws Error with words for a person, where the server does not answer, or refuses to.
 */
export async function find(
  text: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const asked = new URLSearchParams({ text, limit: String(limit) });
  const body = await get(`/v1/search?${asked}`, signal);
  return body.rows;
}
