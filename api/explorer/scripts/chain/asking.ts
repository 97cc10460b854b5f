/** Asking for another day without leaving the page; its address says what stands there. */

const PAUSE = 150; // milliseconds in which the slider rests, before a day is asked for

/** What is asked, and where the answer and what is said of it stand. */
interface Asking {
  readonly form: HTMLFormElement;
  readonly found: HTMLElement;
  readonly state: HTMLElement;
  /** Called when other chains stand on the page. */
  readonly changed: () => void;
}

const DAY = 24 * 60 * 60 * 1000; // milliseconds

/** The day of a count from 1970-01-01, as `2018-06-05`. */
function day(count: number): string {
  return new Date(count * DAY).toISOString().slice(0, 10);
}

function count(written: string): number {
  return Date.parse(written) / DAY;
}

/** The address of what a form asks; what is left empty is not asked. */
function address(form: HTMLFormElement): string {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") {
      asked.set(name, value);
    }
  }
  const text = asked.toString();
  return text === "" ? location.pathname : `${location.pathname}?${text}`;
}

/** Say what stands here now; only a fault is to be seen, since the rest is. */
function say(asking: Asking, text: string, kind: "unseen" | "notice"): void {
  asking.state.textContent = text;
  asking.state.className = kind;
}

/** Ask for what the form says, and put it in the place of what stands here. */
async function ask(asking: Asking, signal: AbortSignal): Promise<void> {
  const wanted = address(asking.form);
  try {
    const answer = await fetch(wanted, { headers: { accept: "text/html" }, signal }).catch(() => {
      throw new Error("the server does not answer");
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("#found");
    if (!found) {
      const why = page.querySelector("[role=alert] bdi") ?? page.querySelector("main bdi");
      throw new Error(why?.textContent ?? `it answers ${answer.status}`);
    }
    if (!signal.aborted) {
      asking.found.replaceChildren(...found.childNodes);
      history.replaceState(null, "", wanted + location.hash);
      say(asking, asking.found.querySelector("h2")?.textContent ?? "", "unseen");
      asking.changed();
    }
  } catch (error) {
    if (!signal.aborted) {
      const why = error instanceof Error ? error.message : String(error);
      say(asking, `Not asked: ${why}. What stands here is what was there before.`, "notice");
    }
  }
}

/** Make a page ask as soon as something is changed in its form. */
export function attach(changed: () => void): void {
  const form = document.querySelector<HTMLFormElement>("#asked");
  const found = document.querySelector<HTMLElement>("#found");
  const state = document.querySelector<HTMLElement>("#state");
  if (!(form && found && state)) {
    return;
  }
  const asking = { form, found, state, changed };
  let asked = new AbortController();
  let pause = 0;
  const soon = (after: number) => {
    asked.abort();
    asked = new AbortController();
    clearTimeout(pause);
    const { signal } = asked;
    pause = window.setTimeout(() => ask(asking, signal), after);
  };
  slide(form, () => soon(PAUSE));
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLElement && event.target.id !== "day") {
      soon(0);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0);
  });
}

/** Let the slider write the day, and follow it. */
function slide(form: HTMLFormElement, moved: () => void): void {
  const slider = form.querySelector<HTMLInputElement>("#day");
  const on = form.querySelector<HTMLInputElement>("#on");
  if (!(slider && on && slider.parentElement)) {
    return;
  }
  const { first = "", last = "" } = slider.dataset;
  slider.min = String(count(first));
  slider.max = String(count(last));
  const follow = () => {
    slider.value = String(count(on.value || last));
    slider.setAttribute("aria-valuetext", on.value === "" ? "any day" : on.value);
  };
  slider.parentElement.hidden = false;
  follow();
  on.addEventListener("input", follow);
  slider.addEventListener("input", () => {
    on.value = day(Number(slider.value));
    slider.setAttribute("aria-valuetext", on.value);
    moved();
  });
}
