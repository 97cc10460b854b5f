/** Suggestions while something is typed: by keyboard or pointer, in any script. */

import Combobox from "@github/combobox-nav";
import { shown } from "./text";

const PAUSE = 120; // milliseconds without a key, after which suggestions are asked for

/** Where suggestions come from, and what becomes of the one that is chosen. */
export interface Source {
  /** Return the options for what is typed; none where nothing fits. */
  readonly options: (text: string, signal: AbortSignal, id: string) => Promise<HTMLElement[]>;
  /** Say aloud what the options are. */
  readonly told: (options: readonly HTMLElement[]) => string;
  readonly choose: (option: HTMLElement) => void;
  /** Whether Enter takes the first one, though nobody chose it. */
  readonly first: boolean;
}

/** What is typed into, its list, and what is said of that aloud. */
interface Suggesting {
  readonly source: Source;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  readonly combobox: Combobox;
}

export function element(tag: string, text: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = shown(text);
  made.className = className;
  return made;
}

export function option(id: string, ...parts: HTMLElement[]): HTMLElement {
  const made = document.createElement("li");
  made.id = id;
  made.setAttribute("role", "option");
  made.append(...parts);
  return made;
}

function close({ combobox, list, status }: Suggesting): void {
  combobox.stop();
  list.hidden = true;
  status.textContent = "";
}

function show(one: Suggesting, options: readonly HTMLElement[]): void {
  const { combobox, input, list, source, status } = one;
  if (input.hasAttribute("aria-activedescendant")) {
    return; // one has been chosen meanwhile, and must not change under the finger
  }
  combobox.stop();
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  if (options.length > 0) {
    combobox.start();
  }
  status.textContent = source.told(options);
}

/** Ask for suggestions; what was asked before is given up. */
async function ask(one: Suggesting, text: string, signal: AbortSignal): Promise<void> {
  try {
    const options = await one.source.options(text, signal, one.list.id);
    if (!signal.aborted && document.activeElement === one.input) {
      show(one, options);
    }
  } catch (error) {
    if (!signal.aborted) {
      close(one);
      one.status.textContent = `No suggestions: ${error instanceof Error ? error.message : error}`;
    }
  }
}

/** Ask for suggestions when a pause is made in typing. */
function listen(one: Suggesting): void {
  let asked = new AbortController();
  let pause = 0;
  one.input.addEventListener("input", () => {
    asked.abort();
    clearTimeout(pause);
    asked = new AbortController();
    const text = one.input.value.trim();
    const { signal } = asked;
    if (text === "") {
      close(one);
    } else {
      pause = window.setTimeout(() => ask(one, text, signal), PAUSE);
    }
  });
  one.input.addEventListener("blur", () => {
    asked.abort();
    clearTimeout(pause);
    close(one);
  });
}

/** Make an input suggest, which stands in `root` beside a list and a status. */
export function attach(root: HTMLElement, source: Source): void {
  const input = root.querySelector<HTMLInputElement>("input");
  const list = root.querySelector<HTMLElement>("[role=listbox]");
  const status = root.querySelector<HTMLElement>("[role=status]");
  if (!(input && list && status)) {
    return;
  }
  const first = source.first ? "active" : "none";
  const options = { tabInsertsSuggestions: false, firstOptionSelectionMode: first } as const;
  const one = { source, input, list, status, combobox: new Combobox(input, list, options) };
  listen(one);
  // What is pressed in the list must not take the focus from the text before it is chosen.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("combobox-commit", (event) => {
    source.choose(event.target as HTMLElement);
    close(one);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // it closes the list, and leaves what is typed
      close(one);
    }
  });
}
