import { expect, test } from "vitest";
import { IMPORT_KINDS } from "../../../../server/contract/import.ts";
import { helpText } from "../../../../server/imports/command/help-text.ts";
import { parseArguments } from "../../../../server/imports/command/parse-arguments.ts";
import { IMPORT_KIND_ENTRIES } from "../../../../server/imports/import-kinds.ts";

test("a file, its mapping and its switches are understood in any order", () => {
  const command = parseArguments(["cells", "--map", "code=Code, of the cell,name=名称", "file.geojson", "--level=town", "--publish", "--accept", "a:1, b:2", "--accept", "c:3", "--map", "parent=p"]);

  expect(command).toMatchObject({
    verb: "file", kind: "cells", file: "file.geojson",
    options: { map: { code: "Code, of the cell", name: "名称", parent: "p" }, level: "town", publish: true, accept: ["a:1", "b:2", "c:3"], dryRun: false },
  });
});

test.each([
  [["cell", "x.geojson"], 'Did you mean "cells"?'],
  [["cells", "x.geojson", "--levl", "a"], 'Did you mean "--level"?'],
  [["people", "x.csv", "--level", "town"], "--level means nothing to people"],
  [["people", "x.csv", "--crs", "wgs84"], "--crs means nothing to people"],
  [["cells", "x.geojson", "--level"], "--level needs a value"],
  [["cells", "x.geojson", "--publish=yes"], "--publish takes no value"],
  [["cells", "x.geojson", "--level", "a", "--level", "b"], "--level is given twice"],
  [["cells"], "Which file?"],
  [["cells", "a.geojson", "b.geojson"], "One file at a time"],
  [["enterprises", "x.csv", "--crs", "wgs48"], "--crs"],
  [["people", "x.csv", "--timezone", "Mars/Olympus"], "not a time zone"],
  [["people", "x.csv", "--map", "code"], "write NAME=VALUE"],
  [["publish", "x.geojson"], "takes no file"],
])("%j is refused: %s", (argv, sentence) => {
  expect(() => parseArguments(argv)).toThrow(sentence);
});

test.each(IMPORT_KINDS)("the help of %s names every field that its importer reads", (kind) => {
  const help = helpText(kind);

  for (const field of IMPORT_KIND_ENTRIES[kind].fields) expect(help).toMatch(new RegExp(`^ +\\*? +${field.name}\\b`, "m"));
});

test("the overview names every kind", () => {
  const help = helpText(undefined);

  for (const kind of IMPORT_KINDS) expect(help).toContain(kind);
});
