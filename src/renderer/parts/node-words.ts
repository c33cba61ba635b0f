import type { GroupView, NodeView } from '../../shared/view';
import { formatCount, formatPercent, formatSeconds, shortSize, slotName } from '../ui/figures';

/** Size, generation and version of a node: "5K OVA · M5 generation · 15". */
export function nodeMeta(node: NodeView): string {
  const size =
    node.ova === null
      ? `${formatCount(node.capacity)} users`
      : `${shortSize(Number(node.ova))} OVA`;
  const generation = node.generation === '' ? null : `${node.generation} generation`;
  return [size, generation, node.version].filter(Boolean).join(' · ');
}

/** What the node's running timer waits for: "Initializing for 180 s more"; empty where none runs. */
export function timerWords({ initializingUntil, detection }: NodeView, clock: number): string {
  if (initializingUntil !== null)
    return `Initializing for ${formatSeconds(initializingUntil - clock)} more`;
  if (detection !== null) return `noticed in ${formatSeconds(detection.endsAt - clock)}`;
  return '';
}

/** The node serves nobody although it has users or could have some. */
export function isDown(node: NodeView): boolean {
  return !node.machineUp || !node.servicesUp;
}

/** The other node of the pair, or null. */
export function peerOf(group: GroupView, node: NodeView): NodeView | null {
  return group.nodes.find((each) => each !== null && each.name !== node.name) ?? null;
}

/** Accessible name of a node's card. */
export function nodeWords(node: NodeView): string {
  const words = [
    node.name,
    `${slotName(node.slot)} node of ${node.group}`,
    node.state === 'Unknown' && isDown(node) ? 'Down' : node.state,
    `${formatCount(node.assigned)} assigned`,
    `serving ${formatCount(node.load)}`,
  ];
  if (node.over > 0) words.push(`${formatCount(node.over)} over capacity`);
  if (node.noService > 0) words.push(`${formatCount(node.noService)} without service`);
  return words.join(', ');
}

/** Words of the load bar. */
export function barWords(node: NodeView): string {
  const share = formatPercent(node.load, node.capacity);
  return `Load ${formatCount(node.load)} of ${formatCount(node.capacity)}, ${share}`;
}
