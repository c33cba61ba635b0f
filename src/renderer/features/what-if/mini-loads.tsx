import type { ModeView } from '../../../shared/what-if-view';

const HEIGHT = 34;
const WIDTH = 90;
const FLOOR = HEIGHT;
/** The bar of a full node; what is over stands above it, up to 125 %. */
const FULL = 24;
const MAX_SHARE = 1.35;

/** The load of every node by share of its capacity, groups apart. The table beside it has the figures. */
export function MiniLoads({ nodes }: Pick<ModeView, 'nodes'>) {
  const gaps = nodes.filter(
    (node, index) => index > 0 && nodes[index - 1]?.group !== node.group,
  ).length;
  const step = Math.min(14, WIDTH / (nodes.length + gaps * 0.3));
  let x = 0;
  return (
    <svg className="mini" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {nodes.map((node, index) => {
        if (index > 0) x += step * (nodes[index - 1]?.group === node.group ? 1 : 1.3);
        const share = Math.min(MAX_SHARE, node.devices / node.capacity);
        const own = Math.min(1, share) * FULL;
        const over = Math.max(0, share - 1) * FULL;
        const width = Math.max(1, step - 3);
        return (
          <g key={node.name}>
            <rect className="track" x={x} y={FLOOR - FULL} width={width} height={FULL} />
            <rect className="own" x={x} y={FLOOR - own} width={width} height={own} />
            {over > 0 && (
              <rect className="over" x={x} y={FLOOR - FULL - over} width={width} height={over} />
            )}
            <rect className="cap" x={x - 1} y={FLOOR - FULL} width={width + 2} height={1.5} />
          </g>
        );
      })}
    </svg>
  );
}
