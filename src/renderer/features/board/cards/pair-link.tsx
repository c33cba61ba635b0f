import type { GroupView } from '../../../../shared/view';
import { formatCount } from '../../../ui/figures';

/** What stands between the two nodes of a group: who watches whom, who serves whose users. */
export function PairLink({ group }: { readonly group: GroupView }) {
  const [first, second] = group.nodes;
  const isCut = group.link === 'cut';
  const toFirst = first?.peer ?? 0;
  const toSecond = second?.peer ?? 0;
  if (toFirst > 0 || toSecond > 0) {
    return (
      <div className="pair-link peer-t">
        <span className="strong">{formatCount(toFirst + toSecond)}</span>
        <Arrow toFirst={toFirst > 0} />
        <span className="t3">{isCut ? 'link cut' : 'served here'}</span>
      </div>
    );
  }
  if (first === null || second === null) return <div className="pair-link" />;
  const words = wordsOf(group);
  return (
    <div className="pair-link">
      <svg className="pair-line" viewBox="0 0 44 12" aria-hidden="true">
        <path d="M2 6H42" className={group.hasHa && !isCut ? 'wire' : 'wire cut'} />
        {isCut && <path d="m18 1 8 10m0-10-8 10" className="wire-cut" />}
        <circle cx="3.5" cy="6" r="2.5" className="end" />
        <circle cx="40.5" cy="6" r="2.5" className="end" />
      </svg>
      <span className="pair-words">{words}</span>
    </div>
  );
}

/** A cut link is said also where nobody has noticed it, or nothing depends on it. */
function wordsOf(group: GroupView): string {
  const words = group.hasHa ? WORDS[group.condition] : 'no HA';
  return group.link === 'cut' ? `link cut, ${words}` : words;
}

const WORDS: Readonly<Record<GroupView['condition'], string>> = {
  off: 'no HA',
  normal: 'watching',
  detecting: 'not seen yet',
  changing: 'changing',
  backup: 'backup',
  failed: 'failed mode',
  split: 'split',
  down: 'both down',
};

/** An arrow from the node whose users are served to the one that serves them. */
function Arrow({ toFirst }: { readonly toFirst: boolean }) {
  return (
    <svg className="pair-line" viewBox="0 0 44 12" aria-hidden="true">
      <g transform={toFirst ? undefined : 'matrix(-1 0 0 1 44 0)'}>
        <path d="M43 6H4" className="flow" />
        <path d="M7.5 1.5 2.5 6l5 4.5" className="flow-head" />
      </g>
    </svg>
  );
}
