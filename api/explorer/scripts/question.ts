/** A question's page: addresses without what is empty, and lines to copy. */

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

/** Offer a chart where the rows have a number; what draws it is loaded when somebody looks. */
function offer(table: HTMLTableElement): void {
  const kinds = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.dataset.kind ?? "");
  const has = (...names: string[]): boolean => kinds.some((it) => names.includes(it));
  if (!has("int", "float", "depth") || !has("string", "party", "date")) {
    return;
  }
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "As a chart";
  details.append(summary);
  details.addEventListener(
    "toggle",
    async () => {
      const { chart } = await import("./shared/chart");
      chart(table, details, table.dataset.rows ?? "");
    },
    { once: true },
  );
  table.closest(".across")?.after(details);
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-rows]")) {
  offer(table);
}
