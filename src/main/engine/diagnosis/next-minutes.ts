import { formatSeconds } from '../../../shared/format';
import { nodeAt, nodesOf } from '../order';
import { wayBack } from '../remedies/way-back';
import type { LabState } from '../state';
import { nextDue, runFor } from '../time';
import { type Answer, type Case, type Evidence, fact } from './evidence';

/** Events told at most. */
const MAX_EVENTS = 8;

/** What happens by itself if the lab is left alone: the engine's own clock, run on. */
export function whatComesNext({ journal, state }: Case): Answer {
  const events = comingEvents(state, journal.length);
  if (events.length === 0) {
    const { automaticFallback } = state.topology.parameters;
    return {
      answer: `Nothing: no timer, no transition and no initialization is pending${automaticFallback ? '' : ', and automatic fallback is off'}.`,
      causes: [],
    };
  }
  return {
    answer: `${events[0]!.text} ${restWords(events.length)}`,
    causes: [
      {
        title: 'If the lab is left alone',
        evidence: events.slice(0, MAX_EVENTS),
        remedy: wayBack(state),
        sources: ['S2', 'D10', 'D12', 'D15'],
      },
    ],
  };
}

function restWords(moments: number): string {
  if (moments === 1) return 'Then the lab rests.';
  return moments > MAX_EVENTS
    ? `More than ${MAX_EVENTS} moments follow; the first ${MAX_EVENTS} are told.`
    : `In all ${moments} moments follow.`;
}

/** One more than are told, so that it is known whether these are all. */
function comingEvents(state: LabState, index: number): Evidence[] {
  const events: Evidence[] = [];
  let now = state;
  while (events.length <= MAX_EVENTS) {
    const next = nextDue(now.topology);
    if (next === null) break;
    const after = runFor(now, Math.max(0, next - now.clock), { index });
    events.push(
      fact(`In ${formatSeconds(after.clock - state.clock)}: ${changeWords(now, after)}.`),
    );
    now = after;
  }
  return events;
}

/** "imp1 is Unreachable, imp2 is Running in Backup Mode (Peer Reboot)". */
function changeWords(before: LabState, after: LabState): string {
  const changed = after.topology.groups.flatMap((group) =>
    nodesOf(group).flatMap((index) => {
      const was = nodeAt(before.topology, index);
      const is = nodeAt(after.topology, index);
      if (was.state === is.state) return [];
      return [`${is.name} is ${is.state}${is.reason === null ? '' : ` (${is.reason})`}`];
    }),
  );
  return changed.length === 0 ? 'a timer ends and nothing changes' : changed.join(', ');
}
