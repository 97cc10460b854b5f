/** Suggestions while a name is typed into a search: by keyboard or pointer, in any script. */

import Combobox from "@github/combobox-nav";
import { type Found, find, href } from "./shared/parties";
import { shown } from "./shared/text";

const PAUSE = 120; // milliseconds without a key, after which suggestions are asked for
const MOST = 8;
const LONGEST = 100; // characters of a name that are read out

/** One search: its form, what is typed into it, its list, and what is said of that aloud. */
interface Search {
  form: HTMLFormElement;
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  combobox: Combobox;
}

function element(tag: string, text: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = shown(text);
  made.className = className;
  return made;
}

function option(id: string, ...parts: HTMLElement[]): HTMLElement {
  const made = document.createElement("li");
  made.id = id;
  made.setAttribute("role", "option");
  made.append(...parts);
  return made;
}

function suggestion(found: Found, id: string): HTMLElement {
  const name = found.name ?? found.party;
  const parts = [element("bdi", name, "name"), element("span", found.kinds.join(", "), "kind")];
  if (found.matched !== name) {
    parts.push(element("bdi", found.matched, "matched name"));
  }
  const made = option(id, ...parts);
  made.dataset.href = href(found);
  return made;
}

function close(search: Search): void {
  search.combobox.stop();
  search.list.hidden = true;
  search.status.textContent = "";
}

function told(found: readonly Found[]): string {
  const [first] = found;
  if (first === undefined) {
    return "No party is found by that.";
  }
  const many = found.length === 1 ? "1 suggestion" : `${found.length} suggestions`;
  return `${many}. Enter opens ${shown(first.name ?? first.party).slice(0, LONGEST)}; arrow keys choose another.`;
}

function show(search: Search, text: string, found: readonly Found[]): void {
  const { combobox, input, list, status } = search;
  if (input.hasAttribute("aria-activedescendant")) {
    return; // one has been chosen meanwhile, and must not change under the finger
  }
  combobox.stop();
  const every = option(
    `${list.id}-every`,
    element("span", `All that is found by “${text}”`, "every"),
  );
  const options = found.map((one, at) => suggestion(one, `${list.id}-${at}`));
  list.replaceChildren(...options, every);
  list.hidden = found.length === 0;
  if (found.length > 0) {
    combobox.start();
  }
  status.textContent = told(found);
}

/** Ask for suggestions; what was asked before is given up. */
async function ask(search: Search, text: string, signal: AbortSignal): Promise<void> {
  try {
    const found = await find(text, MOST, signal);
    if (!signal.aborted && document.activeElement === search.input) {
      show(search, text, found);
    }
  } catch (error) {
    if (!signal.aborted) {
      close(search);
      search.status.textContent = `No suggestions: ${error instanceof Error ? error.message : error}`;
    }
  }
}

/** Ask for suggestions when a pause is made in typing. */
function suggest(search: Search): void {
  let asked = new AbortController();
  let pause = 0;
  search.input.addEventListener("input", () => {
    asked.abort();
    asked = new AbortController();
    clearTimeout(pause);
    const text = search.input.value.trim();
    const { signal } = asked;
    if (text === "") {
      close(search);
    } else {
      pause = window.setTimeout(() => ask(search, text, signal), PAUSE);
    }
  });
  search.input.addEventListener("blur", () => {
    asked.abort();
    close(search);
  });
}

function attach(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const list = form.querySelector<HTMLElement>("[role=listbox]");
  const status = form.querySelector<HTMLElement>("[role=status]");
  if (!(input && list && status)) {
    return;
  }
  const options = { tabInsertsSuggestions: false, firstOptionSelectionMode: "active" } as const;
  const search = { form, input, list, status, combobox: new Combobox(input, list, options) };
  suggest(search);
  // What is pressed in the list must not take the focus from the text before it is chosen.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("combobox-commit", (event) => {
    const { href } = (event.target as HTMLElement).dataset;
    href === undefined ? form.requestSubmit() : location.assign(href);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // it closes the list, and leaves what is typed
      close(search);
    }
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[role=search]")) {
  attach(form);
}
