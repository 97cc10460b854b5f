/** The chains of a party: drawn, looked around in, and asked for another day. */

import { attach } from "./chain/asking";
import { picture } from "./chain/picture";

const draw = () => picture(document);
draw();
attach(draw);
