/**
 * Builds what the pages load: each script of `scripts/` and each style of `styles/` into `assets/`,
 * under a name with a hash of its content, beside it the same compressed. `manifest.json` says which
 * name has which hash, `licences.txt` under which terms the packages in it are given.
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const OUT = "assets";
const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** @param {string} folder @param {string} ending */
async function entries(folder, ending) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

/** Names of what is loaded by its own name, and the hashed ones that they have.
 * @param {import("esbuild").Metafile} meta */
function manifest(meta) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [path, output] of Object.entries(meta.outputs)) {
    if (output.entryPoint) {
      found[basename(output.entryPoint).replace(/\.ts$/, ".js")] = basename(path);
    }
  }
  return Object.fromEntries(Object.entries(found).sort());
}

/** The packages that are bundled: one inside another would be shipped without its terms.
 * @param {import("esbuild").Metafile} meta */
function bundled(meta) {
  const paths = Object.keys(meta.inputs);
  const nested = paths.find((path) => path.lastIndexOf("node_modules/") > 0);
  if (nested !== undefined) {
    throw new Error(
      `${nested} is of a package inside another, whose licence is not listed: it cannot be shipped;` +
        " choose versions that share one at the top of node_modules",
    );
  }
  const names = paths.map((path) => PACKAGE.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

/** The terms of one package: a package without a text of them is not shipped.
 * @param {string} name */
async function terms(name) {
  const folder = join("node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) {
    throw new Error(`${name} has no file with its licence: it cannot be shipped`);
  }
  const text = await readFile(join(folder, file), "utf8");
  return `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
}

/** @param {string} name @param {Uint8Array | string} content */
async function write(name, content) {
  await writeFile(join(OUT, name), content);
  if (/\.(js|css)$/.test(name)) {
    await writeFile(join(OUT, `${name}.br`), brotliCompressSync(content));
    await writeFile(join(OUT, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

const { outputFiles, metafile } = await build({
  entryPoints: [...(await entries("scripts", ".ts")), ...(await entries("styles", ".css"))],
  outdir: OUT,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  write: false,
});
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
for (const file of outputFiles) {
  await write(basename(file.path), file.contents);
}
const licences = await Promise.all(bundled(metafile).map(terms));
await write("licences.txt", licences.join(`\n${"-".repeat(72)}\n\n`));
// The last, since `make` takes it for the sign that all is built.
await write("manifest.json", `${JSON.stringify(manifest(metafile), null, 2)}\n`);
