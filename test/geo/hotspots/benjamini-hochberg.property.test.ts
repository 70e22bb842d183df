import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../../geo/index.ts";
import { propertyRuns } from "../../support/property-runs.ts";

/** From few different values, so that ties are common. */
const pValue = fc.oneof(fc.constantFrom(0, 0.01, 0.02, 0.05, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const pValues = fc.array(fc.oneof({ weight: 4, arbitrary: pValue }, { weight: 1, arbitrary: fc.constant(NaN) }), { maxLength: 40 });

test("an adjusted value is at most a level exactly when the step-up procedure rejects at it", () => {
  fc.assert(
    fc.property(pValues, fc.constantFrom(0.01, 0.05, 0.1, 0.3), (p, level) => {
      const tested = p.filter((each) => !Number.isNaN(each)).sort((one, other) => one - other);
      // As the paper has it: the largest rank whose p is at most rank / tests × level.
      const rank = tested.findLastIndex((each, at) => (each * tested.length) / (at + 1) <= level);
      const limit = rank < 0 ? -1 : tested[rank]!;

      const adjusted = benjaminiHochberg(Float64Array.from(p));

      expect([...adjusted].map((each) => each <= level)).toEqual(p.map((each) => each <= limit));
      expect([...adjusted].map(Number.isNaN)).toEqual(p.map(Number.isNaN));
    }),
    { numRuns: propertyRuns(500) },
  );
});
