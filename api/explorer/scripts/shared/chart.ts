/** An answer as a chart: the rows of its table, a number by a text or by a day, drawn as SVG. */

import { axisBottom, axisLeft } from "d3-axis";
import { type ScaleBand, type ScaleTime, scaleBand, scaleLinear, scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { chosen, columnOf, named } from "./currency";
import { buttons } from "./saving";
import { cut } from "./text";

const BAR = 28; // pixels that a row of bars takes
const WIDTH = 860;
const LEFT = 260;
const DATED_LEFT = 120; // where no name stands beside, only numbers
const RIGHT = 64; // half of the last number of an axis stands there
const TOP = 8;
const NAMED_TOP = 32; // with the name of the axis
const BOTTOM = 44;
const HEIGHT = 360;
const LONGEST = 34; // characters of a name that stand beside a bar
const MOST_BARS = 200;
const NUMBERS = new Set(["int", "float", "depth"]);

interface Column {
  readonly at: number;
  readonly name: string;
  readonly kind: string;
}

interface Point {
  readonly by: string;
  readonly number: number;
  /** Empty where nobody says which, and of what is no amount. */
  readonly currency: string;
}

function columns(table: HTMLTableElement): Column[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])].map((cell, at) => ({
    at,
    name: cell.textContent ?? "",
    kind: cell.dataset.kind ?? "",
  }));
}

/** The rows that have both; what nobody says is no point, and never a zero. */
function points(table: HTMLTableElement, by: Column, number: Column, currency?: Column): Point[] {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  return rows.flatMap((row) => {
    const written = row.cells[number.at]?.dataset.number;
    const called = text(row, by);
    const read = Number(written);
    return written === undefined || called === "" || !Number.isFinite(read)
      ? []
      : [{ by: called, number: read, currency: currency ? text(row, currency) : "" }];
  });
}

function text(row: HTMLTableRowElement, column: Column): string {
  return row.cells[column.at]?.querySelector("bdi")?.textContent ?? "";
}

function svg(height: number, label: string): SVGSVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  made.setAttribute("width", String(WIDTH));
  made.setAttribute("height", String(height));
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", label);
  made.setAttribute("class", "chart");
  return made;
}

/** Write what an axis measures. */
function measure(drawing: SVGSVGElement, name: string, x: number, y: number, anchor: string): void {
  const drawn = select(drawing).append("text").attr("class", "measure").attr("x", x).attr("y", y);
  drawn.attr("text-anchor", anchor).text(name);
}

function bars(found: readonly Point[], label: string, name: string): SVGSVGElement {
  const made = svg(TOP + found.length * BAR + BOTTOM, label);
  const ends = found.map((one) => one.number);
  const across = scaleLinear(
    [Math.min(0, ...ends), Math.max(0, ...ends)],
    [LEFT, WIDTH - RIGHT],
  ).nice();
  const low = TOP + found.length * BAR;
  // By their places: two rows may bear one name.
  const down: ScaleBand<string> = scaleBand(
    found.map((_, at) => String(at)),
    [TOP, low],
  ).padding(0.25);
  const drawn = select(made);
  drawn
    .selectAll("rect")
    .data(found)
    .join("rect")
    .attr("class", "mark")
    .attr("x", (one) => across(Math.min(0, one.number)))
    .attr("width", (one) => Math.abs(across(one.number) - across(0)))
    .attr("y", (_, at) => down(String(at)) ?? 0)
    .attr("height", down.bandwidth())
    .append("title")
    .text((one) => `${one.by}: ${one.number.toLocaleString("en")}`);
  drawn.append("g").attr("transform", `translate(0,${low})`).call(axisBottom(across).ticks(6));
  const names = axisLeft(down).tickFormat((at) => cut(found[Number(at)]?.by ?? "", LONGEST));
  drawn.append("g").attr("transform", `translate(${LEFT},0)`).call(names);
  measure(made, name, (LEFT + WIDTH - RIGHT) / 2, low + BOTTOM - 8, "middle");
  return made;
}

function dots(found: readonly Point[], label: string, name: string): SVGSVGElement {
  const made = svg(HEIGHT, label);
  const times = found.map((one) => Date.parse(one.by));
  const ends = found.map((one) => one.number);
  const across: ScaleTime<number, number> = scaleUtc(
    [Math.min(...times), Math.max(...times)],
    [DATED_LEFT, WIDTH - RIGHT],
  );
  const low = HEIGHT - BOTTOM;
  const up = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [low, NAMED_TOP]).nice();
  const drawn = select(made);
  drawn
    .selectAll("circle")
    .data(found)
    .join("circle")
    .attr("class", "mark")
    .attr("r", 5)
    .attr("cx", (_, at) => across(times[at] ?? 0))
    .attr("cy", (one) => up(one.number))
    .append("title")
    .text((one) => `${one.by}: ${one.number.toLocaleString("en")}`);
  drawn.append("g").attr("transform", `translate(0,${low})`).call(axisBottom(across).ticks(8));
  drawn.append("g").attr("transform", `translate(${DATED_LEFT},0)`).call(axisLeft(up).ticks(6));
  measure(made, name, 4, 14, "start");
  return made;
}

function choice(
  id: string,
  text: string,
  among: readonly Column[] = [],
): [HTMLElement, HTMLSelectElement] {
  const label = document.createElement("label");
  const made = document.createElement("select");
  label.htmlFor = id;
  label.textContent = text;
  made.id = id;
  made.append(...among.map((one) => new Option(one.name, String(one.at))));
  return [label, made];
}

/** What is drawn of a table, and what can be chosen of it. */
interface Charted {
  readonly table: HTMLTableElement;
  readonly columns: readonly Column[];
  readonly by: HTMLSelectElement;
  readonly numbers: HTMLSelectElement;
  /** Of amounts in several currencies, with its label. */
  readonly currencies: readonly [HTMLElement, HTMLSelectElement];
  readonly drawing: HTMLElement;
  /** Says how much of the table is drawn. */
  readonly told: HTMLElement;
}

/** Draw the columns that are chosen. */
function draw({ table, columns, by, numbers, currencies, drawing, told }: Charted): void {
  const [across, number] = [columns[Number(by.value)], columns[Number(numbers.value)]];
  if (!(across && number)) {
    return;
  }
  const isDated = across.kind === "date";
  const paid = columns.find((one) => one !== number && one.name === columnOf(number.name));
  const every = points(table, across, number, paid);
  const currency = chosen(
    currencies,
    every.map((one) => one.currency),
  );
  const all = every.filter((one) => one.currency === currency);
  const found = isDated ? all : all.slice(0, MOST_BARS);
  const unit = paid && found.length > 0 ? ` in ${named(currency)}` : "";
  const name = `${number.name}${unit}`;
  const label = `${name} by ${across.name}, as the table has it`;
  const others = all.length < every.length ? ", or that is in another currency," : "";
  const rows = table.tBodies[0]?.rows.length ?? 0;
  told.textContent = `${found.length} of ${rows} rows${unit && `,${unit}`}: a row of which either is unknown${others} has no mark.`;
  const drawn = isDated ? dots : bars;
  drawing.replaceChildren(...(found.length === 0 ? [] : [drawn(found, label, name)]));
}

function made(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** Draw a table's rows in `place`, by columns that can be chosen; nothing, where none can be. */
export function chart(table: HTMLTableElement, place: HTMLElement, name: string): void {
  const every = columns(table);
  const measured = every.filter((one) => NUMBERS.has(one.kind));
  const along = every.filter((one) => ["string", "party", "thing", "date"].includes(one.kind));
  if (measured.length === 0 || along.length === 0) {
    return;
  }
  const [numberLabel, numbers] = choice("chart-number", "Number", measured);
  const currencies = choice("chart-currency", "in");
  const [byLabel, by] = choice("chart-by", "by", along);
  const [drawing, told, row] = [made("div", "across"), made("p", "quiet"), made("div", "row")];
  told.setAttribute("role", "status");
  const charted = { table, columns: every, by, numbers, currencies, drawing, told };
  row.append(
    numberLabel,
    numbers,
    ...currencies,
    byLabel,
    by,
    ...buttons(() => drawing.querySelector("svg"), name, told),
  );
  row.addEventListener("change", () => draw(charted));
  place.append(row, drawing, told);
  draw(charted);
}
