/** Statements of one's own: an editor that completes, runs them, and marks what is wrong. */

import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching,
  HighlightStyle,
  StreamLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { written } from "./shared/elements";
import { offer } from "./shared/views";

const LONGEST = 8000; // characters up to the cursor; what is completed after more is not asked for
const LIMIT = 1000;

interface Wrong {
  readonly detail: string;
  readonly remedy?: string;
  readonly line?: number;
  readonly column?: number;
}

interface Answered {
  readonly columns: readonly string[];
  readonly rows: readonly Record<string, unknown>[];
  readonly truncated: boolean;
}

interface Candidate {
  readonly text: string;
  readonly typed: number;
  readonly note: string;
}

const LOOKS = EditorView.theme({
  "&": { border: "1px solid var(--edge)", background: "var(--raised)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--link)" },
  ".cm-content": { fontFamily: "var(--mono)", minHeight: "9rem", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--ground)", color: "var(--quiet)", border: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection": {
    background: "var(--chosen)",
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--chosen)",
    color: "var(--ink)",
  },
});
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--company)", fontWeight: "600" },
  { tag: [tags.string, tags.number], color: "var(--partnership)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.atom, tags.standard(tags.variableName)], color: "var(--access)" },
]);

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const text = context.state.sliceDoc(0, context.pos);
  if (text.length > LONGEST || !(context.explicit || /[\w:.$|]$/.test(text))) {
    return null;
  }
  const asked = new AbortController();
  context.addEventListener("abort", () => asked.abort());
  const path = `/cypher/complete?${new URLSearchParams({ text })}`;
  const answer = await fetch(path, { signal: asked.signal }).catch(() => null);
  if (!answer?.ok) {
    return null;
  }
  const { candidates }: { candidates: Candidate[] } = await answer.json();
  const typed = candidates[0]?.typed ?? 0;
  return {
    from: context.pos - typed,
    filter: false,
    options: candidates.map(({ text: label, note }) => ({ label, detail: note })),
  };
}

function cell(value: unknown): HTMLTableCellElement {
  const made = document.createElement("td");
  if (typeof value === "number") {
    made.className = "number";
  }
  const text = document.createElement("bdi");
  text.className = "name";
  text.textContent = written(value);
  made.append(text);
  return made;
}

function table(
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): HTMLTableElement {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const name of columns) {
    const title = document.createElement("th");
    title.scope = "col";
    title.textContent = name;
    head.append(title);
  }
  const body = made.createTBody();
  for (const row of rows) {
    body.insertRow().append(...columns.map((name) => cell(row[name])));
  }
  return made;
}

function diagnostic(view: EditorView, { detail, remedy, line, column }: Wrong): Diagnostic[] {
  if (line === undefined || line < 1 || line > view.state.doc.lines) {
    return [];
  }
  const at = view.state.doc.line(line);
  const from = Math.min(at.from + Math.max((column ?? 1) - 1, 0), at.to);
  const word = view.state.wordAt(from);
  const to = word && word.to > from ? word.to : Math.min(from + 1, view.state.doc.length);
  return [{ from, to, severity: "error", message: remedy ? `${detail}; ${remedy}` : detail }];
}

function said({ detail, remedy, line, column }: Wrong): string {
  const place = line === undefined ? "" : `Line ${line}, column ${column}: `;
  return `${place}${detail}${remedy ? `; ${remedy}` : ""}`;
}

/** Where a statement is written, and where its answer stands and what is said of it. */
interface Place {
  readonly view: EditorView;
  readonly told: HTMLElement;
  readonly rows: HTMLElement;
  /** Where the rows are also shown as a graph. */
  readonly views: HTMLElement;
}

function say({ told, rows, views }: Place, text: string, isWrong = false): void {
  rows.hidden = true;
  views.hidden = true;
  told.className = isWrong ? "wrong" : "";
  told.textContent = text;
}

function show(place: Place, body: Answered): void {
  const count = body.rows.length;
  const more = body.truncated ? ", and there are more" : "";
  say(place, `${count} ${count === 1 ? "row" : "rows"}${more}.`);
  place.rows.replaceChildren(table(body.columns, body.rows));
  place.rows.hidden = false;
  const heading = document.createElement("h2");
  heading.textContent = "The rows";
  place.views.replaceChildren(heading);
  place.views.hidden = false;
  offer(place.views, "graph", async (into) => {
    const { showReturned } = await import("./graph/shown");
    showReturned(into, body.rows);
  });
}

/** Say what is wrong with a statement, and mark it there. */
function mark(place: Place, wrong: readonly Wrong[]): void {
  const { view } = place;
  say(place, wrong.map(said).join("\n"), true);
  const marks = wrong.flatMap((one) => diagnostic(view, one));
  view.dispatch(setDiagnostics(view.state, marks));
}

/** Send a statement, and show its rows or what is wrong with it. */
async function run(place: Place): Promise<void> {
  const { view } = place;
  const statement = view.state.doc.toString();
  window.history.replaceState(null, "", `?${new URLSearchParams({ statement })}${location.hash}`);
  say(place, "Running…");
  view.dispatch(setDiagnostics(view.state, []));
  try {
    const answer = await fetch(`/v1/cypher?limit=${LIMIT}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ statement }),
    });
    const body = await answer.json();
    answer.ok ? show(place, body) : mark(place, body.errors ?? [body]);
  } catch {
    say(place, "The server does not answer.", true);
  }
}

function edit(form: HTMLFormElement, area: HTMLTextAreaElement): void {
  const told = document.getElementById("told");
  const rows = document.getElementById("rows");
  const views = document.getElementById("views");
  if (!(told && rows && views)) {
    return;
  }
  // In a shadow root, where the editor's styles need not be let through by the policy.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const go = (view: EditorView): boolean => {
    run({ view, told, rows, views });
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        EditorView.lineWrapping,
        StreamLanguage.define(cypher),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [complete] }),
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: go }])),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": "Statement" }),
        LOOKS,
      ],
    }),
  });
  area.hidden = true;
  area.disabled = true;
  form.querySelector("label")?.removeAttribute("for");
  area.after(host);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(view);
  });
}

const form = document.querySelector<HTMLFormElement>("form.statement");
const area = form?.querySelector("textarea");
if (form && area) {
  edit(form, area);
}
