import { tableFromIPC, Type } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import { appendArrow, columnsFromArrow, createIncidentColumns, decodeArrow, encodeArrow, type EncodeArrowOptions, type IncidentColumns, type IncidentRow } from "../../../geo/index.ts";
import { madeRows } from "./made-incidents.ts";

function columnsOf(rows: readonly IncidentRow[]): IncidentColumns {
  const columns = createIncidentColumns("Asia/Shanghai");
  columns.put(rows);
  return columns;
}

function bytesOf(columns: IncidentColumns, options?: EncodeArrowOptions): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...encodeArrow(columns, options)]));
}

const rowsOf = (columns: IncidentColumns) => Array.from({ length: columns.rowCount }, (_, row) => columns.rowAt(row));

describe("incidents as Arrow", () => {
  test.each([0, 1, 7, 500, 70_000])("%i rows come back as they went", (count) => {
    const rows = madeRows(3, count);
    const received = createIncidentColumns("Asia/Shanghai");

    const { added, replaced, metadata } = appendArrow(received, bytesOf(columnsOf(rows), { metadata: { timeZone: "Asia/Shanghai", lastEventSeq: "12" } }));

    expect({ added, replaced, metadata }).toEqual({ added: count, replaced: 0, metadata: { timeZone: "Asia/Shanghai", lastEventSeq: "12", rowCount: String(count) } });
    expect(rowsOf(received)).toEqual(rows);
  });

  test("another's reader sees the promised types, nulls where nothing is known, and batches of 65,536 rows", () => {
    const rows = madeRows(4, 66_000);
    const table = tableFromIPC(bytesOf(columnsOf(rows)));

    expect(table.schema.fields.map(({ name, type, nullable }) => [name, Object.entries(Type).find(([, id]) => id === type.typeId)?.[0], nullable])).toEqual([
      ["id", "Int", false], ["lng", "Float", true], ["lat", "Float", true], ["reported_at", "Timestamp", false], ["near_boundary", "Bool", false],
      ["category", "Dictionary", false], ["channel", "Dictionary", true], ["kind", "Dictionary", false], ["status", "Dictionary", false],
      ["result", "Dictionary", false], ["source_system", "Dictionary", false], ["cell_path", "Dictionary", true],
    ]);
    expect(table.children[0]!.data.map(({ length }) => length)).toEqual([65_536, 464]);
    expect(table.toArray()).toEqual(rows.map((row) => ({
      id: row.id, lng: row.lng, lat: row.lat, reported_at: row.reportedAtMs, near_boundary: row.nearBoundary, category: row.category, channel: row.channel,
      kind: row.kind, status: row.status, result: row.result, source_system: row.sourceSystem, cell_path: row.cellPath,
    })));
  });

  test("a range of rows, or chosen rows, take only their own values along", () => {
    const columns = columnsOf(madeRows(5, 300));
    columns.put([{ ...madeRows(6, 1, 301)[0]!, category: "RARE", cellPath: null, channel: null }]);

    const range = tableFromIPC(bytesOf(columns, { fromRow: 300 }));
    const chosen = decodeArrow(bytesOf(columns, { rows: Uint32Array.of(20, 3) }));

    expect(range.toArray()).toMatchObject([{ id: 301, category: "RARE", cell_path: null, channel: null }]);
    expect([...(range.getChild("category").data[0] as unknown as { dictionary: Iterable<string> }).dictionary]).toEqual(["RARE"]);
    expect(chosen.batches.flatMap(({ id }) => [...id])).toEqual([21, 4]);
  });

  test("columns are made in the time zone that the stream states, and not without one", () => {
    const rows = madeRows(10, 50);
    const made = columnsFromArrow(bytesOf(columnsOf(rows), { metadata: { timeZone: "Asia/Urumqi" } }));

    expect(rowsOf(made)).toEqual(rows);
    expect(made.timeZone).toBe("Asia/Urumqi");
    expect(() => columnsFromArrow(bytesOf(columnsOf(rows)))).toThrow(/does not state the time zone/);
  });

  test("a delta replaces what is known and appends what is new", () => {
    const [old, fresh] = [madeRows(7, 100), madeRows(8, 60, 70)];
    const received = columnsOf(old);

    expect(appendArrow(received, bytesOf(columnsOf(fresh)))).toMatchObject({ added: 29, replaced: 31 });
    expect(rowsOf(received)).toEqual([...old.slice(0, 69), ...fresh]);
  });

  test("rows that get values unheard of while the stream is under way still arrive whole", () => {
    const columns = columnsOf(madeRows(9, 140_000));
    const pieces: Uint8Array[] = [];
    for (const piece of encodeArrow(columns)) {
      pieces.push(piece);
      const late = 139_000 + pieces.length;
      columns.put([{ ...columns.rowAt(late), category: `NEW-${pieces.length}`, channel: `late-${pieces.length}` }]);
    }
    const received = createIncidentColumns("Asia/Shanghai");

    appendArrow(received, new Uint8Array(Buffer.concat(pieces)));

    expect(received.rowAt(139_002)).toMatchObject({ category: "NEW-2", channel: "late-2" });
    expect(received.rowAt(5)).toEqual(columns.rowAt(5));
  });

  test("ids to 2^53 and times before 1970 are kept exactly", () => {
    const [row] = madeRows(1, 1) as [IncidentRow];
    const rows = [{ ...row, id: 2 ** 53 - 1, reportedAtMs: -1 }, { ...row, id: -5, reportedAtMs: Date.UTC(1900, 0, 1) }];
    const received = createIncidentColumns("Asia/Shanghai");

    appendArrow(received, bytesOf(columnsOf(rows)));

    expect(rowsOf(received)).toEqual(rows);
  });

  test("bytes at an odd place in memory are read too", () => {
    const bytes = bytesOf(columnsOf(madeRows(2, 50)));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);

    expect(decodeArrow(shifted.subarray(3)).batches[0]?.rowCount).toBe(50);
  });

  test.each([
    ["nothing", () => new Uint8Array(0), "no complete Arrow"],
    ["text", () => new TextEncoder().encode('{"error":{"code":"internal"}}'), "no complete Arrow"],
    ["a stream cut between batches", () => new Uint8Array(Buffer.concat([...encodeArrow(columnsOf(madeRows(1, 66_000)))].slice(0, 2))), "65536 of 66000"],
    ["a stream cut in a batch", () => bytesOf(columnsOf(madeRows(1, 500))).subarray(0, 9000), "Arrow"],
  ])("%s is refused", (_, make, reason) => {
    const columns = createIncidentColumns("Asia/Shanghai");

    expect(() => appendArrow(columns, make())).toThrow(reason);
    expect(columns.rowCount).toBe(0);
  });
});
