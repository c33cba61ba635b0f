import type { LabPicture } from '../../../shared/lab-api';

type Nodes = LabPicture[number];

const WIDTH = 156;
const HEIGHT = 64;
/** Height of a column, and of the capacity line in it (125 % of capacity fits). */
const COLUMN = 50;
const FULL = COLUMN / 1.25;
const BOTTOM = 57;

/** A lab at a glance: a box for each group, a column for each node. */
export function LabPictureDrawing({ groups }: { readonly groups: LabPicture }) {
  const gap = 11;
  const scale = fewOf(groups);
  const width = (WIDTH - gap * (groups.length - 1)) / Math.max(1, groups.length);
  return (
    <svg className="lab-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {groups.map((nodes, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture of fixed parts.
        <g key={index} transform={`translate(${index * (width + gap)} 0)`}>
          <rect className="box" x=".5" y=".5" width={width - 1} height={HEIGHT - 1} rx="5" />
          <Columns nodes={nodes} width={width} few={scale} />
        </g>
      ))}
    </svg>
  );
}

interface ColumnsProps {
  readonly nodes: Nodes;
  readonly width: number;
  /** Devices of a full column where all loads are small against the capacity; null: the capacity. */
  readonly few: number | null;
}

/** Loads under this share of the capacity are drawn against the largest of them: they would not be seen. */
const FEW = 0.04;

function fewOf(groups: LabPicture): number | null {
  const nodes = groups.flat().filter((node) => node !== null);
  const most = Math.max(0, ...nodes.map(({ own, peer }) => own + peer));
  const seen = nodes.some(({ capacity, own, peer }) => own + peer > FEW * capacity);
  return seen || most === 0 ? null : most;
}

function Columns({ nodes, width, few }: ColumnsProps) {
  const column = (width - 16) / 2;
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the slot is the identity.
    <g key={index} transform={`translate(${6 + index * (column + 4)} 0)`}>
      {node === null ? (
        <rect className="free" y={BOTTOM - COLUMN} width={column} height={COLUMN} rx="2" />
      ) : (
        <Column node={node} width={column} few={few} />
      )}
    </g>
  ));
}

interface ColumnProps {
  readonly node: NonNullable<Nodes[number]>;
  readonly width: number;
  readonly few: number | null;
}

function Column({ node, width, few }: ColumnProps) {
  const scale = (devices: number): number =>
    node.capacity === 0 ? 0 : Math.min(COLUMN, (devices / (few ?? node.capacity)) * FULL);
  const own = scale(Math.min(node.own, node.capacity));
  const within = scale(Math.min(node.own + node.peer, node.capacity));
  const all = scale(node.own + node.peer);
  const look = node.down ? 'down' : 'track';
  return (
    <>
      <rect className={look} y={BOTTOM - COLUMN} width={width} height={COLUMN} rx="2" />
      {!node.down && (
        <>
          <rect className="own" y={BOTTOM - own} width={width} height={own} />
          <rect className="peer" y={BOTTOM - within} width={width} height={within - own} />
          <rect className="over" y={BOTTOM - all} width={width} height={all - within} />
          {few === null && (
            <rect className="cap" y={BOTTOM - FULL - 1} width={width} height="1.5" />
          )}
        </>
      )}
    </>
  );
}
