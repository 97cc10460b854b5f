/** The chains of a party: drawn, looked around in, and asked for another day. */

import { attach } from "./chain/asking";
import { read } from "./graph/graph";
import { picture } from "./graph/picture";

/** Draw the chains that the page tells of into the place that it has for them. */
function draw(): void {
  const place = document.querySelector<HTMLElement>("#picture");
  const graph = read(document);
  if (place && graph) {
    picture(place, graph, {
      called: "The chains, from left to right",
      file: `chains-of-${location.pathname.split("/").at(-1)}`,
      beside: "the chains",
      lines: ["certain", "possible", "beside", "disputed"],
    });
    place.hidden = false;
  }
}

draw();
attach(draw);
