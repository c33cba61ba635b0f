import { servingSentence } from '../../../shared/diff-words';
import type { LabDiff } from '../../../shared/lab-api';
import { countOf, formatCount } from '../../ui/figures';

/** Users whose home differs. */
export function movedUsers({ moves }: LabDiff): number {
  return moves.reduce((sum, { count }) => sum + count, 0);
}

/** "imp1", or that there is none. */
export function homeName(home: string | null): string {
  return home ?? 'no node';
}

/** What is the same when nothing differs. */
export function sameSentence(before: string, after: string): string {
  return before === after
    ? `${before} stands on both sides.`
    : `${before} and ${after} have the same nodes, settings, users and loads.`;
}

/**
 * The comparison in a few sentences, the answer first: who has another node, who is on one side only, what else
 * differs.
 */
export function diffSentence(diff: LabDiff, before: string, after: string): string {
  if (diff.same) return `Same. ${sameSentence(before, after)}`;
  const parts = [
    moveSentence(diff),
    servingSentence(diff),
    onlyIn(diff.onlyInA, before),
    onlyIn(diff.onlyInB, after),
    changeSentence(diff),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : 'Only the loads differ.';
}

function moveSentence(diff: LabDiff): string {
  const moved = movedUsers(diff);
  const [only] = diff.moves;
  if (only === undefined) return 'Nobody has another node.';
  const users = `${countOf(moved, 'user')} ${moved === 1 ? 'has' : 'have'} another node`;
  if (diff.moves.length > 1) return `${users}.`;
  const cause = only.cause === null ? '' : ` by step ${formatCount(only.cause.step + 1)}`;
  if (only.to === null)
    return `${countOf(moved, 'user')} of ${homeName(only.from)} lost the node${cause}.`;
  return `${users}: from ${homeName(only.from)} to ${only.to}${cause}.`;
}

function onlyIn(count: number, side: string): string {
  if (count === 0) return '';
  return `${countOf(count, 'user')} ${count === 1 ? 'is' : 'are'} only in “${side}”.`;
}

function changeSentence({ topology, parameters }: LabDiff): string {
  const parts = [
    { count: topology.length, where: 'in nodes and groups' },
    { count: parameters.length, where: 'in settings' },
  ].filter(({ count }) => count > 0);
  const words = parts.map(({ count, where }, index) =>
    index === 0 ? `${countOf(count, 'difference')} ${where}` : `${formatCount(count)} ${where}`,
  );
  return words.length === 0 ? '' : `${words.join(', ')}.`;
}
