import { formatCount } from '../../shared/format';
import { measure } from '../engine/measure';
import { nodeAt, topologyOrder } from '../engine/order';
import type { LabState } from '../engine/state';
import { type Html, html, join } from './html';
import type { Say } from './report-table';

/** The scale reaches a quarter beyond the largest capacity, so that "over" is visible. */
const BEYOND = 1.25;

/** Fills of the bars, once for the page: stripes for the peer, hatches over capacity. */
export const PATTERNS: Html = html`<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>
<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="peer-ground"/><line x1="0" x2="0" y1="0" y2="6" class="peer-line"/></pattern>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="over-ground"/><path d="M0 0L6 6M6 0L0 6" class="over-line"/></pattern></defs></svg>`;

/**
 * The loads as bars: own, for the peer, over capacity; a line at each node's capacity. Names and figures stand beside
 * the bars as text, so that the longest is read in full; the table has the same numbers.
 */
export function loadChart(state: LabState, say: Say): Html {
  const { own, load } = measure(state);
  const nodes = topologyOrder(state.topology).map((index) => ({
    ...nodeAt(state.topology, index),
    own: own[index]!,
    load: load[index]!,
  }));
  if (nodes.length === 0) return html``;
  const most = Math.max(1, ...nodes.map(({ capacity, load }) => Math.max(capacity * BEYOND, load)));
  const share = (devices: number) => `${((devices / most) * 100).toFixed(2)}%`;
  const bar = (from: number, to: number, kind: string): Html =>
    to > from
      ? html`<rect x="${share(from)}" width="${share(to - from)}" y="3" height="18" class="${kind}"/>`
      : html``;
  const rows = nodes.map(({ name, capacity, own, load }) => {
    const within = Math.min(load, capacity);
    const ownWithin = Math.min(own, within);
    return html`<div class="bar"><span>${say(name)}</span><svg>${bar(0, ownWithin, 'own')}${bar(ownWithin, within, 'peer')}${bar(within, load, 'over')}<line x1="${share(capacity)}" x2="${share(capacity)}" y1="0" y2="24" class="capacity"/></svg><span class="n">${formatCount(load)} of ${formatCount(capacity)}</span></div>`;
  });
  return html`<figure><div class="bars" role="img" aria-label="Load of each node against its capacity; the table below has the figures">${join(rows)}</div>
<figcaption>Solid: own users. Stripes: served for the peer. Hatched: over capacity. Line: capacity.</figcaption></figure>`;
}
