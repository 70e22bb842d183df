import fc from "fast-check";
import { expect, test } from "vitest";
import { orientation } from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";

/** The fraction of a double over 2^1074, from its decimal-free text in base two. */
function whole(value: number): bigint {
  let [scaled, shift] = [value, 0];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift++;
  }
  return BigInt(scaled) << BigInt(1074 - shift);
}

const number = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -1e-160, max: 1e-160, noNaN: true }),
  fc.double({ min: -1e-310, max: 1e-310, noNaN: true }),
  fc.integer({ min: -4, max: 4 }),
);

test("the sign is that of exact arithmetic, for tiny and for nearly aligned points as well", () => {
  fc.assert(
    fc.property(number, number, number, number, number, fc.integer({ min: -1, max: 1 }), (ax, ay, bx, by, t, nudge) => {
      const cx = ax + t * (bx - ax) + nudge * Number.MIN_VALUE;
      const cy = ay + t * (by - ay);
      fc.pre(Math.abs(cx) < 1e6 && Math.abs(cy) < 1e6);
      const turn = (whole(bx) - whole(ax)) * (whole(cy) - whole(ay)) - (whole(by) - whole(ay)) * (whole(cx) - whole(ax));

      expect(Math.sign(orientation(ax, ay, bx, by, cx, cy)) + 0).toBe(turn > 0n ? 1 : turn < 0n ? -1 : 0);
    }),
    { numRuns: propertyRuns(2000) },
  );
});
