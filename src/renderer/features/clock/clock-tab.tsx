import { Clock, PowerOff } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import type { ClockView } from '../../../shared/lab-api';
import { FigureTable } from '../../charts/frame/figure-table';
import { useCommand, useLab, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { clockTable } from './clock-table';
import { ClockTools } from './clock-tools';
import { ClockStage } from './lanes/clock-stage';
import './clock.css';
import { Overview } from './lanes/overview';
import { NoTime } from './later/no-time';
import { MomentFacts } from './moment/moment-facts';
import { momentSentence } from './moment/moment-words';
import { useSecond } from './playback/clock-state';
import { type ShownClock, useClock, usePlaying } from './playback/use-clock';

export interface ClockTabProps {
  readonly show: 'chart' | 'table';
  readonly tab: RefObject<HTMLDivElement | null>;
}

/** The clock in the dock, with its controls above it. */
export function ClockTab({ show, tab }: ClockTabProps) {
  const shown = useClock();
  return <ClockBody shown={shown} show={show} tab={tab} tools={<ClockTools shown={shown} />} />;
}

export interface ClockBodyProps extends ClockTabProps {
  readonly shown: ShownClock;
  /** Controls that have no other place. */
  readonly tools: ReactNode;
}

/** A failure second by second: tracks, service, load and the re-login curve under one playhead. */
export function ClockBody({ shown, show, tab, tools }: ClockBodyProps) {
  const { failure, clock, query } = shown;
  usePlaying(clock);
  if (failure === null) return <NothingLost />;
  if (query.problem?.code === 'no-failure') {
    return (
      <EmptyState icon={Clock} title="This failure has no clock">
        {query.problem.message}
      </EmptyState>
    );
  }
  if (query.problem !== null) return <QueryFailure of={query} />;
  return (
    <div className="clock-tab" ref={tab} data-ground="">
      {clock !== null && (
        <>
          <div className="clock-main">
            <Head clock={clock} tools={tools} />
            <NoTime clock={clock} />
            {show === 'table' ? (
              <div className="clock-table">
                <FigureTable table={clockTable(clock)} />
              </div>
            ) : (
              <>
                <ClockStage clock={clock} />
                <Overview clock={clock} />
              </>
            )}
          </div>
          <MomentFacts clock={clock} />
        </>
      )}
    </div>
  );
}

/**
 * The moment under the playhead in one sentence, beside the controls where they stand here. It is no live region: the
 * playhead tells its figures when it is moved, and events are read out as they pass.
 */
function Head({ clock, tools }: { readonly clock: ClockView; readonly tools: ReactNode }) {
  const sentence = momentSentence(clock, useSecond());
  return (
    <div className="clock-head">
      {tools}
      <p className="sentence">{sentence}</p>
    </div>
  );
}

/** Nothing has failed yet: offers the one step that fills the clock. */
function NothingLost() {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const groups = useLab((view) => view.groups);
  const nodes = groups.flatMap((group) => group.nodes.filter((node) => node !== null));
  const node = nodes.find(({ actions }) => actions.includes('fail-node'));
  return (
    <EmptyState
      icon={PowerOff}
      title="Nothing has failed yet"
      action={
        node === undefined || readOnly ? undefined : (
          <Button
            kind="primary"
            small
            onPress={() => void lab.run([{ do: 'fail-node', node: node.name }], 'clock')}
          >
            Fail {node.name}
          </Button>
        )
      }
    >
      A failure is shown here second by second: who notices, who takes over, and when the clients
      are back.
    </EmptyState>
  );
}
