/** Asking the API. */

/**
 * Return the JSON that a path answers.
 *
 * @throws Error with words for a person, where the server does not answer, or refuses to.
 */
// biome-ignore lint/suspicious/noExplicitAny: who asks knows what an answer is
export async function get(path: string, signal?: AbortSignal): Promise<any> {
  return asked(path, { headers: { accept: "application/json" }, ...(signal && { signal }) });
}

/**
 * Return the JSON that a path answers to what is sent, for what is too long for an address.
 *
 * @throws Error as `get` does.
 */
// biome-ignore lint/suspicious/noExplicitAny: who asks knows what an answer is
export async function post(path: string, sent: unknown): Promise<any> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return asked(path, { method: "POST", headers, body: JSON.stringify(sent) });
}

// biome-ignore lint/suspicious/noExplicitAny: who asks knows what an answer is
async function asked(path: string, how: RequestInit): Promise<any> {
  const answer = await fetch(path, how).catch(() => {
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
