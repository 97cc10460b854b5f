/** A picture saved as a file, as it looks: its colours and lines are written into it. */

const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "unicode-bidi",
] as const;
const SHARP = 2; // pixels of a PNG for one of the picture

/** The picture as a document of its own; what is faded while something is chosen is saved as the rest. */
function standing(picture: SVGSVGElement): SVGSVGElement {
  const faded = [...picture.querySelectorAll(".faded")];
  for (const part of faded) {
    part.classList.remove("faded");
  }
  const copy = copied(picture);
  for (const part of faded) {
    part.classList.add("faded");
  }
  return copy;
}

function copied(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, part] of [picture, ...picture.querySelectorAll("*")].entries()) {
    const looks = getComputedStyle(part);
    for (const name of LOOKS) {
      copies[index]?.setAttribute(name, looks.getPropertyValue(name));
    }
  }
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(ground);
  return copy;
}

function svg(picture: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(standing(picture));
  return new Blob([text], { type: "image/svg+xml" });
}

/** Use the address of a file for as long as something takes. */
async function addressed<Value>(file: Blob, use: (address: string) => Promise<Value>) {
  const address = URL.createObjectURL(file);
  try {
    return await use(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function png(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  await addressed(svg(picture), (address) => {
    image.src = address;
    return image.decode();
  });
  const canvas = document.createElement("canvas");
  canvas.width = picture.width.baseVal.value * SHARP;
  canvas.height = picture.height.baseVal.value * SHARP;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => (file ? resolve(file) : reject(new Error("the picture is too large"))));
  });
}

/** Save a picture as SVG or PNG, under a name without its ending. */
async function save(picture: SVGSVGElement, name: string, form: "svg" | "png") {
  const file = form === "svg" ? svg(picture) : await png(picture);
  await addressed(file, async (address) => {
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name}.${form}`;
    link.click();
  });
}

/** Do something with a picture while it is on the page: else it has no looks. */
async function shown(picture: SVGSVGElement, use: () => Promise<void>): Promise<void> {
  if (picture.isConnected) {
    return use();
  }
  const place = document.createElement("div");
  place.hidden = true;
  place.append(picture);
  document.body.append(place);
  return use().finally(() => place.remove());
}

/** Buttons that save a picture; `told` says why, where that fails. */
export function buttons(
  picture: () => SVGSVGElement | null,
  name: string,
  told: HTMLElement,
): HTMLButtonElement[] {
  return (["svg", "png"] as const).map((form) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = `Save as ${form.toUpperCase()}`;
    made.addEventListener("click", () => {
      const found = picture();
      const saved = found && shown(found, () => save(found, name, form));
      saved?.catch((error: Error) => {
        told.textContent = `Not saved: ${error.message}.`;
      });
    });
    return made;
  });
}
