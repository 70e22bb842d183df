import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type CloseUpAlbum, createCloseUpAlbum } from "../../../../web/wall/map/close-up-album.ts";

let album: CloseUpAlbum;
let given: string[];
const picture = new Blob(["x"]);
const wanted = (number: number, shows = `place ${number}`, detail = 1) => ({ number, shows, detail });

beforeEach(() => {
  album = createCloseUpAlbum();
  given = [];
  let next = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    given.push(`blob:${++next}`);
    return `blob:${next}`;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((address) => { given = given.filter((each) => each !== address); });
});
afterEach(() => { vi.restoreAllMocks(); });

test("a scene that comes back finds its pictures, and none is taken again", () => {
  album.put(wanted(1), picture);

  expect(album.keep([wanted(1)])).toEqual([]);
  expect([...album.addresses()]).toEqual([[1, "blob:1"]]);
});

test("a picture of another place goes at once; one with an old count stays until there is a new one", () => {
  album.put(wanted(1), picture);
  album.put(wanted(2), picture);
  const missing = album.keep([wanted(1, "elsewhere"), wanted(2, "place 2", 5), wanted(3)]);

  expect(missing.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect([...album.addresses()]).toEqual([[2, "blob:2"]]);
});

test("however often pictures are taken, no more are held than are shown", () => {
  for (let detail = 0; detail < 1000; detail++) album.put(wanted(detail % 6, "here", detail), picture);

  expect(given).toHaveLength(6);
  album.clear();
  expect(given).toEqual([]);
});
