import { ArrowRight, type LucideIcon, Pin, Server, SlidersHorizontal, Users } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Flip } from '../../../shared/explain';
import type { StepName } from '../../../shared/step';
import { useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Sect } from './sect';

const PLACE = 'flips';
/** Of a branch; a number may come behind it. */
const LONGEST_NAME = 100;

const ICONS: Partial<Readonly<Record<StepName, LucideIcon>>> = {
  'set-mode': SlidersHorizontal,
  'set-policy': SlidersHorizontal,
  assign: Pin,
  'add-node': Server,
  'disable-users': Users,
  unassign: Users,
};

export interface FlipsProps {
  readonly id: string;
  readonly home: string | null;
  /** The node asked about; without it, anything that would have led elsewhere. */
  readonly whyNot?: string;
}

/** The smallest changes that would have led elsewhere, each tried by the engine, each offered as a step. */
export function Flips({ id, home, whyNot }: FlipsProps) {
  const app = useApp();
  const asked = useQuery('lab.whyNot', whyNot === undefined ? null : { id, node: whyNot });
  const general = useQuery('lab.flips', whyNot === undefined ? { id } : null);
  const query = whyNot === undefined ? general : asked;
  const { answer } = query;
  if (answer === null) return <QueryFailure of={query} />;
  const text = asked.answer?.text ?? '';
  const leading = answer.flips.filter((flip) => flip.changes);
  const idle = answer.flips.filter((flip) => !flip.changes);
  if (leading.length === 0 && idle.length === 0 && text === '') return null;
  return (
    <Sect
      title={
        whyNot === undefined
          ? home === null
            ? 'What would have placed it?'
            : 'What would have changed it?'
          : `What would have led to ${whyNot}?`
      }
      side={<span className="label">each one tried</span>}
    >
      {text !== '' && <p className="small t2 before">{text}</p>}
      <ul>
        {leading.map((flip) => (
          <li key={flip.label} className="flip-line">
            <FlipButton flip={flip} />
          </li>
        ))}
      </ul>
      <RefusalAt place={PLACE} />
      {idle.length > 0 && (
        <p className="small t3 after">
          No difference: {idle.map((flip) => lowerFirst(flip.label)).join(', ')}.
        </p>
      )}
      {whyNot !== undefined && (
        <Button kind="link" small onPress={() => app.selection.set({ kind: 'user', id })}>
          Any other node
        </Button>
      )}
    </Sect>
  );
}

function FlipButton({ flip }: { readonly flip: Flip }) {
  const { lab, toasts } = useApp();
  const first = flip.remedy?.steps[0]?.do;
  const icon = (first === undefined ? undefined : ICONS[first]) ?? ArrowRight;
  const to = flip.home ?? 'nowhere';
  const { remedy } = flip;

  /** What can only be done in the past is done on a branch, with what followed. */
  async function tryOnBranch(): Promise<void> {
    const { at, steps, label } = flip;
    const name = label.slice(0, LONGEST_NAME).trim();
    const made = await lab.attempt('branch.fork', {
      at,
      name,
      numbered: true,
      steps,
      replays: true,
    });
    if (made !== null)
      toasts.show({ title: `Fork ${made.branch}`, text: made.effect, undo: false });
  }

  return (
    <AriaButton
      className="flip"
      aria-label={`${remedy === null ? 'Try on a branch' : 'Try'}: ${flip.label}, leads to ${to}`}
      onPress={() => void (remedy === null ? tryOnBranch() : lab.run(remedy.steps, PLACE))}
    >
      <Icon of={icon} size="s" />
      <span>{flip.label}</span>
      <span className="t2">{to}</span>
      <span className="acc-t strong">{remedy === null ? 'Try on a branch' : 'Try'}</span>
    </AriaButton>
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
