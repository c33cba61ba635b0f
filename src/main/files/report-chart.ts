import { formatCount } from '../../shared/format';
import { measure } from '../engine/measure';
import { nodeAt, nodesOf } from '../engine/order';
import type { LabState } from '../engine/state';
import { type Html, html, join } from './html';

const WIDTH = 720;
const ROW = 30;
const NAME_WIDTH = 150;
const FIGURE_WIDTH = 150;
/** The scale reaches a quarter beyond the largest capacity, so that "over" is visible. */
const BEYOND = 1.25;

/** The loads as bars: own, for the peer, over capacity; a line at each node's capacity. The table has the same numbers. */
export function loadChart(state: LabState): Html {
  const { own, load } = measure(state);
  const indexes = state.topology.groups.flatMap(nodesOf);
  if (indexes.length === 0) return html``;
  const nodes = indexes.map((index) => ({
    ...nodeAt(state.topology, index),
    own: own[index]!,
    load: load[index]!,
  }));
  const most = Math.max(...nodes.map(({ capacity, load }) => Math.max(capacity * BEYOND, load)));
  const scale = (devices: number) => (devices / most) * (WIDTH - NAME_WIDTH - FIGURE_WIDTH);
  const bars = nodes.map(({ name, capacity, own, load }, row) => {
    const top = row * ROW + 6;
    const within = Math.min(load, capacity);
    const ownWithin = Math.min(own, within);
    const peerWithin = within - ownWithin;
    const at = NAME_WIDTH + scale(capacity);
    return html`<text x="${NAME_WIDTH - 8}" y="${top + 13}" class="name">${short(name)}</text>
${bar(NAME_WIDTH, top, scale(ownWithin), 'own')}${bar(NAME_WIDTH + scale(ownWithin), top, scale(peerWithin), 'peer')}${bar(at, top, scale(load - within), 'over')}
<line x1="${at}" x2="${at}" y1="${top - 3}" y2="${top + 21}" class="capacity"/>
<text x="${WIDTH - FIGURE_WIDTH + 8}" y="${top + 13}" class="figure">${formatCount(load)} of ${formatCount(capacity)}</text>`;
  });
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${nodes.length * ROW + 6}" role="img" aria-label="Load of each node against its capacity">
<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="peer-ground"/><line x1="0" x2="0" y1="0" y2="6" class="peer-line"/></pattern>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="over-ground"/><path d="M0 0L6 6M6 0L0 6" class="over-line"/></pattern></defs>
${join(bars)}</svg><figcaption>Solid: own users. Stripes: served for the peer. Hatched: over capacity. Line: capacity.</figcaption></figure>`;
}

function bar(x: number, y: number, width: number, kind: string): Html {
  return width > 0
    ? html`<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="18" class="${kind}"/>`
    : html``;
}

const LONGEST_NAME = 18;

function short(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}
