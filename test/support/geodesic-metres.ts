/**
 * Length of the geodesic between two positions on the WGS 84 ellipsoid.
 * T. Vincenty, "Direct and Inverse Solutions of Geodesics on the Ellipsoid", Survey Review 1975.
 */
export function geodesicMetres(from: readonly [number, number], to: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const [a, f] = [6378137, 1 / 298.257223563];
  const b = a * (1 - f);
  const l = (to[0] - from[0]) * radians;
  const [u1, u2] = [Math.atan((1 - f) * Math.tan(from[1] * radians)), Math.atan((1 - f) * Math.tan(to[1] * radians))];
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = l;
  for (let round = 0; round < 100; round++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinS = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sinS === 0) return 0;
    const cosS = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinS, cosS);
    const sinA = (cos1 * cos2 * sinL) / sinS;
    const cos2A = 1 - sinA * sinA;
    const middle = cos2A === 0 ? 0 : cosS - (2 * sin1 * sin2) / cos2A;
    const c = (f / 16) * cos2A * (4 + f * (4 - 3 * cos2A));
    const next = l + (1 - c) * f * sinA * (sigma + c * sinS * (middle + c * cosS * (2 * middle * middle - 1)));
    if (Math.abs(next - lambda) < 1e-14) {
      const u = (cos2A * (a * a - b * b)) / (b * b);
      const big = 1 + (u / 16384) * (4096 + u * (u * (320 - 175 * u) - 768));
      const small = (u / 1024) * (256 + u * (u * (74 - 47 * u) - 128));
      const correction =
        small * sinS * (middle + (small / 4) * (cosS * (2 * middle * middle - 1) - (small / 6) * middle * (4 * sinS * sinS - 3) * (4 * middle * middle - 3)));
      return b * big * (sigma - correction);
    }
    lambda = next;
  }
  throw new Error("the positions are too nearly opposite");
}
