/** One flow from one person to another. */
export interface Flow { from: string; to: string; count: number }

export interface FlowNode { key: string; count: number; y: number; height: number }
export interface FlowBand extends Flow { fromY: number; toY: number; height: number }
export interface FlowBands { left: FlowNode[]; right: FlowNode[]; bands: FlowBand[]; height: number }

const PIXELS_LEAST = 4;
const GAP_PIXELS = 24;

/**
 * Where the nodes and bands of a flow drawing stand: nodes from top to bottom by count, bands leaving a node in the order
 * of those that they reach. Heights are in proportion to counts, but never too thin to be seen.
 */
export function flowBands(flows: readonly Flow[], heightPixels: number): FlowBands {
  const total = flows.reduce((sum, { count }) => sum + count, 0);
  const scale = total === 0 ? 0 : heightPixels / total;
  const thick = (count: number) => Math.max(PIXELS_LEAST, count * scale);
  const stack = (keyOf: (flow: Flow) => string): FlowNode[] => {
    const nodes = new Map<string, { count: number; height: number }>();
    for (const flow of flows) {
      const known = nodes.get(keyOf(flow)) ?? { count: 0, height: 0 };
      nodes.set(keyOf(flow), { count: known.count + flow.count, height: known.height + thick(flow.count) });
    }
    let y = 0;
    return [...nodes].sort(([, a], [, b]) => b.count - a.count).map(([key, node]) => {
      const placed = { key, ...node, y };
      y += node.height + GAP_PIXELS;
      return placed;
    });
  };
  const [left, right] = [stack(({ from }) => from), stack(({ to }) => to)];
  const order = (nodes: readonly FlowNode[]) => new Map(nodes.map(({ key }, i) => [key, i]));
  const [leftOrder, rightOrder] = [order(left), order(right)];
  const [leftY, rightY] = [new Map(left.map(({ key, y }) => [key, y])), new Map(right.map(({ key, y }) => [key, y]))];
  const sorted = flows.toSorted((a, b) => (leftOrder.get(a.from) ?? 0) - (leftOrder.get(b.from) ?? 0) || (rightOrder.get(a.to) ?? 0) - (rightOrder.get(b.to) ?? 0));
  const bands = sorted.map((flow): FlowBand => {
    const [fromY, toY, height] = [leftY.get(flow.from) ?? 0, rightY.get(flow.to) ?? 0, thick(flow.count)];
    leftY.set(flow.from, fromY + height);
    rightY.set(flow.to, toY + height);
    return { ...flow, fromY, toY, height };
  });
  const bottom = (nodes: readonly FlowNode[]) => nodes.reduce((most, { y, height }) => Math.max(most, y + height), 0);
  return { left, right, bands, height: Math.max(bottom(left), bottom(right)) };
}
