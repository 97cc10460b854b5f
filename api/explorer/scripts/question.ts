/** A question's page: addresses without what is empty, and lines to copy. */

import { offer } from "./shared/views";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-question]")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of new Set(formData.keys())) {
      const filled = formData.getAll(name).filter((value) => value !== "");
      formData.delete(name);
      for (const value of filled) {
        formData.append(name, value);
      }
    }
  });
}

function copying(text: HTMLElement): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${named(text)}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      button.textContent = "Copied";
    } catch {
      // A browser may not let a page write there: what is selected can be copied by hand.
      getSelection()?.selectAllChildren(text);
      button.textContent = "Selected";
    }
  });
  return button;
}

function named(text: HTMLElement): string {
  const by = text.getAttribute("aria-labelledby");
  return (by && document.getElementById(by)?.textContent) || text.getAttribute("aria-label") || "";
}

for (const text of document.querySelectorAll<HTMLElement>("[data-copied]")) {
  text.before(copying(text));
}

/** Say whether a table has a column of some of these types. */
function has(table: HTMLTableElement, ...names: string[]): boolean {
  const cells = [...(table.tHead?.rows[0]?.cells ?? [])];
  return cells.some((cell) => names.includes(cell.dataset.kind ?? ""));
}

/** Offer what the rows are also shown as; what draws it is loaded when somebody looks. */
function offerViews(table: HTMLTableElement): void {
  const [views, name] = [document.createElement("div"), table.dataset.rows ?? ""];
  views.className = "views";
  table.closest(".across")?.before(views);
  const things = document.querySelector("#things")?.textContent;
  if (things) {
    offer(views, "graph", async (into) => {
      const { showAnswer } = await import("./graph/shown");
      await showAnswer(into, JSON.parse(things), name);
    });
  }
  if (has(table, "int", "float", "depth") && has(table, "string", "party", "thing", "date")) {
    offer(views, "chart", async (into) => {
      const { chart } = await import("./shared/chart");
      chart(table, into, name);
    });
  }
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-rows]")) {
  offerViews(table);
}

/** Asking anew and the rows that follow stay in the view that is open. */
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-question]")) {
  const action = form.action;
  form.addEventListener("submit", () => {
    form.action = action + location.hash;
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>("a[rel=next]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
