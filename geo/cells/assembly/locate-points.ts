// AssemblyScript: compiled into ../locate-points-module.ts, which a test keeps equal to this source.
// The same steps as ../locate-plainly.ts and ../settle-plain.ts, for a batch, in passes that each do
// one kind of work, so that the processor has many of them in hand at once.

// Where the parameters lie; ../batch-memory.ts writes them.
const SCALE: usize = 0;
const WEST: usize = 8;
const SOUTH: usize = 16;
const WIDTH: usize = 24;
const HEIGHT: usize = 32;
const ERROR: usize = 40;
const SLACK: usize = 48;
const REACH: usize = 56;
const SHIFT: usize = 64;
const COLUMNS: usize = 68;
const WORDS: usize = 72;
const STORED: usize = 76;
const EXACT: usize = 80;
const RANKS: usize = 84;
const POINTS: usize = 88;
const LABELS: usize = 92;
const QUEUE: usize = 96;
const TILES: usize = 100;
// Written so that what is read in advance counts as used.
const TOUCHED: usize = 104;

const TAG_PLAIN: i32 = 1;
const TAG_BLOCK: i32 = 2;
const IN_DOUBT: i32 = -1;

/** Labels of the owners of `count` points; IN_DOUBT where only the exact search can tell. */
export function locatePoints(count: i32): void {
  const waiting = findOuterTiles(count);
  const inTiles = findInnerTiles(waiting);
  touchEdges(inTiles);
  const queue = load<usize>(QUEUE);
  const tiles = load<usize>(TILES);
  const labels = load<usize>(LABELS);
  const points = load<usize>(POINTS);
  for (let at = 0; at < inTiles; at++) {
    const point = load<i32>(queue + (<usize>at << 2));
    const word = load<i32>(tiles + (<usize>at << 2));
    const place = points + (<usize>point << 4);
    const label = (word & 3) == TAG_PLAIN ? locateInTile(load<usize>(WORDS) + <usize>(word & ~3), load<f64>(place), load<f64>(place, 8)) : IN_DOUBT;
    store<i32>(labels + (<usize>point << 2), label);
  }
}

/** Labels the points in tiles of one owner, and queues the others with their words. */
function findOuterTiles(count: i32): i32 {
  const scale = load<f64>(SCALE), west = load<f64>(WEST), south = load<f64>(SOUTH);
  const width = load<f64>(WIDTH), height = load<f64>(HEIGHT);
  const shift = load<i32>(SHIFT), columns = load<i32>(COLUMNS);
  const words = load<usize>(WORDS), points = load<usize>(POINTS), labels = load<usize>(LABELS);
  const queue = load<usize>(QUEUE), tiles = load<usize>(TILES);
  let waiting = 0;
  for (let point = 0; point < count; point++) {
    const place = points + (<usize>point << 4);
    const fx = load<f64>(place) * scale - west + 0.5;
    const fy = load<f64>(place, 8) * scale - south + 0.5;
    let word = 0;
    if (i32(fx >= 0) & i32(fy >= 0) & i32(fx < width) & i32(fy < height)) {
      word = load<i32>(words + (<usize>((<i32>fy >> shift) * columns + (<i32>fx >> shift)) << 2));
    }
    store<i32>(labels + (<usize>point << 2), word >> 2);
    store<i32>(queue + (<usize>waiting << 2), point);
    store<i32>(tiles + (<usize>waiting << 2), word);
    waiting += i32((word & 3) != 0);
  }
  return waiting;
}

/** Goes down into blocks; labels the points in tiles of one owner, and queues the others again. */
function findInnerTiles(waiting: i32): i32 {
  const scale = load<f64>(SCALE), west = load<f64>(WEST), south = load<f64>(SOUTH);
  const shift = load<i32>(SHIFT);
  const words = load<usize>(WORDS), points = load<usize>(POINTS), labels = load<usize>(LABELS);
  const queue = load<usize>(QUEUE), tiles = load<usize>(TILES);
  let kept = 0;
  for (let at = 0; at < waiting; at++) {
    const point = load<i32>(queue + (<usize>at << 2));
    let word = load<i32>(tiles + (<usize>at << 2));
    if ((word & 3) == TAG_BLOCK) {
      const place = points + (<usize>point << 4);
      const x = <i32>(load<f64>(place) * scale - west + 0.5);
      const y = <i32>(load<f64>(place, 8) * scale - south + 0.5);
      let level = shift;
      do {
        const block = words + <usize>(word & ~3);
        const bits = load<i32>(block);
        const mask = (1 << bits) - 1;
        level -= bits;
        word = load<i32>(block + (<usize>((((y >> level) & mask) << bits) | ((x >> level) & mask)) << 2), 4);
      } while ((word & 3) == TAG_BLOCK);
      store<i32>(labels + (<usize>point << 2), word >> 2);
    }
    store<i32>(queue + (<usize>kept << 2), point);
    store<i32>(tiles + (<usize>kept << 2), word);
    kept += i32((word & 3) != 0);
  }
  return kept;
}

/** Reads a little of every tile's edges: the many waits for memory overlap here, and not in what follows. */
function touchEdges(inTiles: i32): void {
  const words = load<usize>(WORDS), stored = load<usize>(STORED), tiles = load<usize>(TILES);
  let sum = 0;
  for (let at = 0; at < inTiles; at++) {
    const word = load<i32>(tiles + (<usize>at << 2));
    const first = load<i32>(words + <usize>(word & ~3), 8);
    sum ^= load<i32>(stored + (<usize>(word & TAG_PLAIN & ~(word >> 1) ? first : 0) << 3));
  }
  store<i32>(TOUCHED, sum);
}

function locateInTile(tile: usize, lng: f64, lat: f64): i32 {
  const scale = load<f64>(SCALE);
  const x = lng * scale - load<f64>(WEST);
  const y = lat * scale - load<f64>(SOUTH);
  const near = load<f64>(ERROR), slack = load<f64>(SLACK), reach = load<f64>(REACH);
  const stored = load<usize>(STORED);
  const head = load<i32>(tile, 4);
  const swap = head & 1;
  const high = (head >> 1) & 1;
  const pu = swap ? y : x;
  const pw = swap ? x : y;
  const uAt = <usize>(swap << 2);
  const wAt = <usize>4 - uAt;
  let label = load<i32>(tile);
  let doubt = 0;
  let run = tile + 8;
  for (let runs = (head & 0xfffffff) >> 4; runs > 0; runs--, run += 16) {
    let vertex = stored + (<usize>load<i32>(run) << 3);
    const end = vertex + (<usize>load<i32>(run, 4) << 3);
    let ua = <f64>load<i32>(vertex + uAt);
    let wa = <f64>load<i32>(vertex + wAt) - pw;
    doubt |= i32(abs(wa) <= near);
    let odd = 0;
    while (vertex < end) {
      vertex += 8;
      const ub = <f64>load<i32>(vertex + uAt);
      const wb = <f64>load<i32>(vertex + wAt) - pw;
      const du = ub - ua;
      const dw = wb - wa;
      const turn = (pu - ua) * dw + wa * du;
      const meets = i32(wa > 0) ^ i32(wb > 0);
      doubt |= i32(abs(wb) <= near) | (meets & i32(abs(turn) <= slack * (abs(du) + abs(dw) + reach)));
      odd ^= meets & (i32(turn > 0) ^ i32(dw > 0) ^ high ^ 1);
      ua = ub;
      wa = wb;
    }
    label ^= (load<i32>(run, 8) ^ load<i32>(run, 12)) & -odd;
  }
  return doubt ? settleInTile(tile, lng, lat) : label;
}

function exactLng(vertex: i32): f64 {
  const exact = load<usize>(EXACT);
  if (exact) return load<f64>(exact + (<usize>vertex << 4));
  return (<f64>load<i32>(load<usize>(STORED) + (<usize>vertex << 3)) + load<f64>(WEST)) / load<f64>(SCALE);
}

function exactLat(vertex: i32): f64 {
  const exact = load<usize>(EXACT);
  if (exact) return load<f64>(exact + (<usize>vertex << 4), 8);
  return (<f64>load<i32>(load<usize>(STORED) + (<usize>vertex << 3), 4) + load<f64>(SOUTH)) / load<f64>(SCALE);
}

/** The owner by true positions, wherever stored ones leave doubt. */
function settleInTile(tile: usize, lng: f64, lat: f64): i32 {
  const scale = load<f64>(SCALE);
  const x = lng * scale - load<f64>(WEST);
  const y = lat * scale - load<f64>(SOUTH);
  const near = load<f64>(ERROR), slack = load<f64>(SLACK), reach = load<f64>(REACH);
  const stored = load<usize>(STORED), ranks = load<usize>(RANKS);
  const head = load<i32>(tile, 4);
  const swap = head & 1;
  const low = ((head >> 1) & 1) == 0;
  const pu = swap ? y : x;
  const pw = swap ? x : y;
  const uAt = <usize>(swap << 2);
  const wAt = <usize>4 - uAt;
  let label = load<i32>(tile);
  let touched = 0;
  let run = tile + 8;
  for (let runs = (head & 0xfffffff) >> 4; runs > 0; runs--, run += 16) {
    let odd = 0;
    let touches = false;
    const first = load<i32>(run);
    const end = first + load<i32>(run, 4);
    for (let edge = first; edge < end; edge++) {
      const vertex = stored + (<usize>edge << 3);
      const ua = <f64>load<i32>(vertex + uAt);
      const wa = <f64>load<i32>(vertex + wAt) - pw;
      const ub = <f64>load<i32>(vertex + uAt, 8);
      const wb = <f64>load<i32>(vertex + wAt, 8) - pw;
      const level = abs(wa) <= near || abs(wb) <= near;
      if (!level && wa > 0 == wb > 0) continue;
      const du = ub - ua;
      const dw = wb - wa;
      const turn = (pu - ua) * dw + wa * du;
      const clear = abs(turn) > slack * (abs(du) + abs(dw) + reach);
      if (!level && clear) {
        odd ^= i32((turn > 0 == dw > 0) == low);
        continue;
      }
      const ax = exactLng(edge), ay = exactLat(edge), bx = exactLng(edge + 1), by = exactLat(edge + 1);
      const eua = swap ? ay : ax, ewa = swap ? ax : ay, eub = swap ? by : bx, ewb = swap ? bx : by;
      const epu = swap ? lat : lng, epw = swap ? lng : lat;
      const inBox = (eua <= epu || eub <= epu) && (eua >= epu || eub >= epu) && (ewa <= epw || ewb <= epw) && (ewa >= epw || ewb >= epw);
      const meets = ewa > epw != ewb > epw;
      if (!meets && !inBox) continue;
      // The sign of `turn` for true positions: is the point beyond the edge as u and w go?
      const side = turnSign(eua, ewa, eub, ewb, epu, epw);
      if (side == 2) return IN_DOUBT;
      if (side == 0 && inBox) touches = true;
      else if (meets) odd ^= i32((side > 0 == ewb > ewa) == low);
    }
    const one = load<i32>(run, 8), two = load<i32>(run, 12);
    if (odd) label ^= one ^ two;
    if (touches) {
      if (load<i32>(ranks + (<usize>one << 2)) < load<i32>(ranks + (<usize>touched << 2))) touched = one;
      if (load<i32>(ranks + (<usize>two << 2)) < load<i32>(ranks + (<usize>touched << 2))) touched = two;
    }
  }
  return touched > 0 ? touched : label;
}

/** The part of a - b that its rounded value d lacks. */
function lost(a: f64, b: f64, d: f64): f64 {
  const given = a - d;
  return a - (d + given) + (given - b);
}

/**
 * Sign of (pu - ua)(wb - wa) - (pw - wa)(ub - ua), exactly; 2 when that takes more than one product
 * of two doubles either side. Dekker's product and Knuth's sum, as in Shewchuk 1997.
 */
function turnSign(ua: f64, wa: f64, ub: f64, wb: f64, pu: f64, pw: f64): i32 {
  const uap = ua - pu, wbp = wb - pw, wap = wa - pw, ubp = ub - pu;
  // (a - p) x (b - p) has the opposite sign of the turn that is asked for.
  const left = wap * ubp;
  const right = uap * wbp;
  const turn = left - right;
  if (abs(turn) > 3.3306690738754716e-16 * (abs(left) + abs(right)) && abs(turn) > 1e-280) return turn > 0 ? 1 : -1;
  if (lost(ua, pu, uap) != 0 || lost(wb, pw, wbp) != 0 || lost(wa, pw, wap) != 0 || lost(ub, pu, ubp) != 0) return 2;
  if (abs(left) < 1e-250 && wap != 0 && ubp != 0) return 2;
  if (abs(right) < 1e-250 && uap != 0 && wbp != 0) return 2;
  const rest = productRest(wap, ubp, left);
  const otherRest = productRest(uap, wbp, right);
  const rests = rest - otherRest;
  const restsLost = lost(rest, otherRest, rests);
  const sum = turn + rests;
  const sumLost = lost(turn, -rests, sum);
  const total = sum + (sumLost + restsLost);
  return total > 0 ? 1 : total < 0 ? -1 : 0;
}

/** What the rounded product of a and b lacks. */
function productRest(a: f64, b: f64, product: f64): f64 {
  const splitA = 134217729.0 * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = 134217729.0 * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
