/** Asking the API. */

/**
 * Return the JSON that a path answers.
 *
 * @throws Error with words for a person, where the server does not answer, or refuses to.
 */
// biome-ignore lint/suspicious/noExplicitAny: who asks knows what an answer is
export async function get(path: string, signal?: AbortSignal): Promise<any> {
  const headers = { accept: "application/json" };
  const answer = await fetch(path, { headers, ...(signal && { signal }) }).catch(() => {
    throw new Error("the server does not answer");
  });
  // What stands between may answer too, a proxy as it were, and in no JSON.
  const body = await answer.json().catch(() => {
    throw new Error(`the server answers ${answer.status}`);
  });
  if (!answer.ok) {
    throw new Error(body.detail);
  }
  return body;
}
