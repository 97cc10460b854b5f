/** A party's timeline, which is a list on the page, saved as one picture. */

import { buttons } from "./shared/saving";
import { cut } from "./shared/text";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 900;
const LINE = 18; // the height of a line of words
const LONGEST = 130; // letters in a line

function element(tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  return made;
}

/** A drawing of the page at a height of the picture, and where it ends. */
function placed(drawing: SVGSVGElement, top: number): [SVGSVGElement, number] {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("y", String(top));
  copy.setAttribute("width", String(WIDTH));
  return [copy, top + Number(copy.getAttribute("height"))];
}

function line(text: string, top: number): SVGElement {
  const made = element("text", { x: 4, y: top + LINE - 4 });
  made.textContent = cut(text.replace(/\s+/g, " ").trim(), LONGEST);
  return made;
}

/** What a bar is of, and below it since when and until when. */
function words(bar: Element, top: number): SVGElement[] {
  const [name, ...more] = [...(bar.querySelector("p")?.children ?? [])];
  const told = more.map((part) => part.textContent).join(", ");
  return [line(name?.textContent ?? "", top), line(told, top + LINE)];
}

/** The scale, and under it each bar with its words. */
function picture(section: Element): SVGSVGElement | null {
  const scale = section.querySelector<SVGSVGElement>("svg.scale");
  if (!scale) {
    return null;
  }
  const made = element("svg", { xmlns: SVG, class: "timeline", width: WIDTH }) as SVGSVGElement;
  let [part, end] = placed(scale, 0);
  made.append(part);
  for (const bar of section.querySelectorAll("ol.bars > li")) {
    const drawing = bar.querySelector<SVGSVGElement>("svg");
    if (drawing) {
      made.append(...words(bar, end + 4));
      [part, end] = placed(drawing, end + 4 + 2 * LINE);
      made.append(part);
    }
  }
  made.setAttribute("height", String(end + 8));
  return made;
}

const section = document.querySelector<HTMLElement>("section[aria-labelledby=timeline]");
if (section) {
  const row = document.createElement("p");
  const told = document.createElement("span");
  row.className = "do";
  told.setAttribute("role", "status");
  const name = `timeline-of-${location.pathname.split("/").at(-1)}`;
  row.append(...buttons(() => picture(section), name, told), told);
  section.querySelector("ol.bars")?.after(row);
}
