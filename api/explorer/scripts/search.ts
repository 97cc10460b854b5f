/** Suggestions for a search, which lead to a party, and for a field that takes a value. */

import { type Found, find, href } from "./shared/parties";
import { attach, element, option, type Source } from "./shared/suggesting";
import { type Suggested, suggested } from "./shared/values";

const MOST = 8;
const LONGEST = 100; // characters of a name that are read out

function counted(many: number): string {
  return many === 1 ? "1 suggestion" : `${many} suggestions`;
}

function party(found: Found, id: string): HTMLElement {
  const name = found.name ?? found.party;
  const parts = [element("bdi", name, "name"), element("span", found.kinds.join(", "), "kind")];
  if (found.matched !== name) {
    parts.push(element("bdi", found.matched, "matched name"));
  }
  const made = option(id, ...parts);
  made.dataset.href = href(found);
  return made;
}

function parties(form: HTMLFormElement): Source {
  return {
    first: true,
    options: async (text, signal, id) => {
      const found = await find(text, MOST, signal);
      const options = found.map((one, at) => party(one, `${id}-${at}`));
      const every = element("span", `All that is found by “${text}”`, "every");
      return options.length === 0 ? [] : [...options, option(`${id}-every`, every)];
    },
    told: ([first, ...others]) => {
      const name = first?.querySelector(".name")?.textContent;
      return name
        ? `${counted(others.length)}. Enter opens ${name.slice(0, LONGEST)}; arrow keys choose another.`
        : "No party is found by that.";
    },
    choose: ({ dataset: { href } }) => {
      href === undefined ? form.requestSubmit() : location.assign(href);
    },
  };
}

function value(one: Suggested, id: string): HTMLElement {
  const parts = [element("bdi", one.label ?? one.value, "name")];
  if (one.label !== null && one.label !== one.value) {
    parts.push(element("bdi", one.value, "matched name"));
  }
  const made = option(id, ...parts);
  made.dataset.value = one.value;
  return made;
}

function values(path: string, input: HTMLInputElement): Source {
  return {
    first: false,
    options: async (text, signal, id) =>
      (await suggested(path, text, signal)).map((one, at) => value(one, `${id}-${at}`)),
    told: (options) =>
      options.length === 0
        ? "No value is suggested."
        : `${counted(options.length)}: arrow keys choose one, Enter takes it.`,
    choose: ({ dataset }) => {
      input.value = dataset.value ?? input.value;
    },
  };
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[role=search]")) {
  attach(form, parties(form));
}
for (const field of document.querySelectorAll<HTMLElement>("[data-suggest]")) {
  const input = field.querySelector("input");
  if (input) {
    attach(field, values(field.dataset.suggest ?? "", input));
  }
}
