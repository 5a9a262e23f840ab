// Bundles css/ and ts/ here with every *.css and *.ts that lies beside a page into ../wwwroot/build, named by content, and
// writes manifest.json: logical name to file name. Text files get a Brotli twin.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";

const here = import.meta.dirname;
const web = join(here, "..");
const out = join(web, "wwwroot", "build");
const skipped = new Set(["assets", "wwwroot", "bin", "obj", "bin-orleans", "obj-orleans"]);

/** Files with an ending under a folder of the web project, in a fixed order. */
function beside(folder, ending) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) => !skipped.has(e.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => e.isDirectory() ? beside(join(folder, e.name), ending) : e.name.endsWith(ending) ? [join(folder, e.name)] : []);
}

/** One entry that imports the shared files and then those beside pages. */
function entry(first, ending, line) {
  const files = [...first.map((f) => join(here, f)), ...beside(web, ending)];
  return files.map((f) => line(`./${relative(here, f)}`)).join("\n");
}

const entries = {
  "site.css": entry(["css/fonts.css", "css/tokens.css", "css/components.css", "css/site.css", "css/map.css"], ".css", (f) => `@import ${JSON.stringify(f)};`),
  "site.js": entry(["ts/site.ts"], ".ts", (f) => `import ${JSON.stringify(f)};`),
};

/** Turbo puts a style element into the head for its progress bar, which the content security policy refuses: we do without the bar. */
const withoutProgressBar = {
  name: "without-progress-bar",
  setup(bundler) {
    bundler.onLoad({ filter: /@hotwired\/turbo\/dist\/turbo\..*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace(/(createProgressElement\(\);\s*)this\.installStylesheetElement\(\);/, "$1");
      if (contents === source) throw new Error("Turbo has changed how its progress bar comes: look at withoutProgressBar in build.mjs.");
      return { contents, loader: "js" };
    });
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = {};
for (const [name, contents] of Object.entries(entries)) {
  const result = await build({
    stdin: { contents, resolveDir: here, sourcefile: name, loader: name.endsWith(".css") ? "css" : "ts" },
    bundle: true, minify: true, format: "esm", target: ["es2022", "safari16", "chrome111", "firefox128"],
    outdir: out, entryNames: `${name.split(".")[0]}-[hash]`, assetNames: "[name]-[hash]", loader: { ".woff2": "file" },
    nodePaths: [join(here, "node_modules")], plugins: [withoutProgressBar], tsconfigRaw: {}, metafile: true, legalComments: "none", logLevel: "warning",
  });
  for (const [file, info] of Object.entries(result.metafile.outputs)) {
    if (info.entryPoint !== undefined) manifest[name] = basename(file);
    if (/\.(css|js)$/.test(file)) writeFileSync(join(out, `${basename(file)}.br`), brotliCompressSync(readFileSync(file)));
    if (file.endsWith(".woff2")) manifest[basename(file).replace(/-[A-Z0-9]{8}\.woff2$/, ".woff2")] = basename(file);
  }
}
writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
