import { formatCount } from './format';
import type { LabDiff } from './lab-api';

/** Whose users are served by another node than before, though their home is the same: what a failure or a fallback does. */
export function servingSentence({ serving }: Pick<LabDiff, 'serving'>): string {
  return serving
    .map(({ node, devices, after }) => {
      const count = formatCount(devices);
      if (after === null) return `${count} of ${node} now without service.`;
      return after === node
        ? `${count} now served by ${node}, their own node.`
        : `${count} of ${node} now served by ${after}.`;
    })
    .join(' ');
}
