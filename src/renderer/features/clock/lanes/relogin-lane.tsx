import { textWidth } from '../../../charts/layout/text-width';
import { formatCount, formatSeconds } from '../../../ui/figures';
import { LaneName, type LaneProps } from './lane-name';
import { loginsPerSecond } from './relogin-curve';
import { loadAt, offlineNow, serviceSpans } from './service-spans';

/** Clients of the lost node, offline and reconnected, second by second (D9: uniform between the limits). */
export function ReloginLane({ clock, layout }: LaneProps) {
  const { relogin } = clock;
  // Where nobody serves them again, no client logs in and the limits say nothing.
  const back = clock.events.some(({ kind }) => kind === 'last-client');
  const plot = reloginPlot(layout, relogin.clients);
  const lane = layout.lanes.relogin;
  const points = curve(clock, layout.window).map(
    ([second, value]) => `${layout.x(second).toFixed(1)} ${plot.y(value).toFixed(1)}`,
  );
  const left = layout.x(0);
  const ticks = plot.roomy ? [0, 0.5, 1] : [0, 1];
  return (
    <>
      <LaneName layout={layout} lane={lane} name="Re-login" note={`clients of ${clock.lost}`} />
      {relogin.clients === 0 ? (
        <text className="t" x={left + 12 * layout.scale} y={lane.top + lane.height / 2}>
          No client logs in again.
        </text>
      ) : (
        <>
          <rect
            className="reconnected"
            x={left}
            width={layout.end - left}
            y={plot.top}
            height={plot.floor - plot.top}
          />
          <path
            className="offline"
            d={`M${left} ${plot.floor}L${points.join('L')}L${layout.end} ${plot.floor}Z`}
          />
          <path className="offline-line" d={`M${points.join('L')}`} />
          <line className="half" x1={left} x2={layout.end} y1={plot.top} y2={plot.top} />
          {ticks.map((share) => (
            <text
              key={share}
              className="end"
              x={layout.lanes.names - 8 * layout.scale}
              y={plot.y(relogin.clients * share) + (share === 0 ? 0 : 4) * layout.scale}
            >
              {formatCount(relogin.clients * share)}
            </text>
          ))}
          {back && (
            <>
              <Limit layout={layout} plot={plot} second={relogin.lower} text="lower limit" />
              {relogin.upper > relogin.lower && (
                <Limit
                  layout={layout}
                  plot={plot}
                  second={relogin.upper}
                  text="upper limit"
                  before
                />
              )}
            </>
          )}
          {plot.roomy && <Words clock={clock} layout={layout} plot={plot} back={back} />}
        </>
      )}
      <line className="axis" x1={left} x2={layout.end} y1={plot.floor} y2={plot.floor} />
    </>
  );
}

/** Where the curve stands in its lane. */
export interface ReloginPlot {
  readonly top: number;
  readonly floor: number;
  /** Place of a number of clients. */
  readonly y: (clients: number) => number;
  /** High enough for words in it. */
  readonly roomy: boolean;
}

/** The plot of the re-login lane for a number of clients. */
export function reloginPlot(layout: LaneProps['layout'], clients: number): ReloginPlot {
  const lane = layout.lanes.relogin;
  const top = lane.top + 12 * layout.scale;
  const floor = lane.top + lane.height - 20 * layout.scale;
  const y = (value: number): number => floor - (value / Math.max(1, clients)) * (floor - top);
  return { top, floor, y, roomy: floor - top > 110 * layout.scale };
}

function Limit({
  layout,
  plot,
  second,
  text,
  before = false,
}: {
  readonly layout: LaneProps['layout'];
  readonly plot: ReloginPlot;
  readonly second: number;
  readonly text: string;
  readonly before?: boolean;
}) {
  if (second > layout.window) return null;
  const x = layout.x(second);
  const words = `${text} ${formatSeconds(second)}`;
  const room = before ? x - layout.lanes.names : layout.end - x;
  return (
    <>
      <line
        className="limit"
        x1={x}
        x2={x}
        y1={plot.floor - 8 * layout.scale}
        y2={plot.floor + 16 * layout.scale}
      />
      {textWidth(words, layout.scale) + 8 < room && (
        <text
          className={before ? 't end' : 't'}
          x={x + (before ? -6 : 6) * layout.scale}
          y={plot.floor + 14 * layout.scale}
        >
          {words}
        </text>
      )}
    </>
  );
}

function Words({
  clock,
  layout,
  plot,
  back,
}: LaneProps & { readonly plot: ReloginPlot; readonly back: boolean }) {
  const { scale } = layout;
  const { upper } = clock.relogin;
  const x = layout.x(0) + 30 * scale;
  const y = plot.floor - (plot.floor - plot.top) * 0.42;
  return (
    <>
      {layout.x(upper) - layout.x(0) > 260 * scale && (
        <>
          <rect
            className="ground"
            x={x - 6 * scale}
            y={y - 14 * scale}
            width={138 * scale}
            height={34 * scale}
            rx={4}
          />
          <text className="none-t strong" x={x} y={y}>
            Offline
          </text>
          <text className="t" x={x} y={y + 14 * scale}>
            no service or waiting
          </text>
        </>
      )}
      {back && <ReconnectedWords clock={clock} layout={layout} plot={plot} />}
    </>
  );
}

/** Stands above the curve, where that has come down far enough; nowhere if there is no such place. */
function ReconnectedWords({ clock, layout, plot }: LaneProps & { readonly plot: ReloginPlot }) {
  const { lower, upper } = clock.relogin;
  const { scale } = layout;
  const height = plot.floor - plot.top;
  const y = plot.top + Math.min(80 * scale, height * 0.2);
  const below = (y + 30 * scale - plot.top) / height;
  const itself = loadAt(clock, upper).lost > 0;
  const title = `Reconnected to ${itself ? clock.lost : (clock.peer ?? clock.lost)}`;
  const rate = `${formatCount(Math.round(loginsPerSecond(clock.relogin)))} log in each second`;
  const width = Math.max(textWidth(title, scale), textWidth(rate, scale));
  const clear = layout.x(lower + below * (upper - lower)) + 12 * scale;
  // Well beyond the middle it also stays clear of the figure that moves along the curve.
  const beyond = layout.x(lower + 0.68 * (upper - lower));
  const x = Math.max(clear, Math.min(beyond, layout.end - width));
  if (below > 1 || x + width > layout.end) return null;
  return (
    <>
      <text className="own-t strong" x={x} y={y}>
        {title}
      </text>
      <text className="t" x={x} y={y + 15 * scale}>
        {rate}
      </text>
    </>
  );
}

/** The corners of the curve: it is straight between them. */
function curve(clock: LaneProps['clock'], window: number): readonly (readonly [number, number])[] {
  const { lower, upper } = clock.relogin;
  const corners = serviceSpans(clock).flatMap(({ from, kind }) => [
    from - 0.001,
    from,
    ...(kind === 'none' ? [from + lower, from + upper] : []),
  ]);
  return [...new Set([0, lower, upper, ...corners, window])]
    .filter((second) => second >= 0 && second <= window)
    .sort((a, b) => a - b)
    .map((second) => [second, offlineNow(clock, second)] as const);
}
