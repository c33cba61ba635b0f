import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import type { RefObject } from 'react';
import type { ClockView } from '../../../shared/lab-api';
import { useApp } from '../../app-context';
import { SaveMenu } from '../../charts/save-menu';
import { useStore } from '../../store';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { useLab } from '../../use-lab';
import { clockState, movePlayhead } from './clock-state';
import { courseOf } from './clock-stops';
import { clockTable } from './clock-table';
import { SPEEDS, type Speed } from './playback';
import { useClock } from './use-clock';

/** Which failure, playback, speed: the controls of the clock. */
export function ClockTools() {
  const { clock } = useClock();
  return (
    <div className="clock-tools">
      <FailureSelect />
      {clock !== null && (
        <>
          <Transport clock={clock} />
          <SpeedChoice clock={clock} />
        </>
      )}
    </div>
  );
}

export interface ClockExportProps {
  /** The tab's element, where the drawing is found. */
  readonly tab: RefObject<HTMLElement | null>;
  /** The drawing is shown, not the table. */
  readonly drawn: boolean;
}

/** Export of the clock. */
export function ClockExport({ tab, drawn }: ClockExportProps) {
  const { clock } = useClock();
  const lab = useLab((view) => view.title);
  if (clock === null) return null;
  return (
    <SaveMenu
      titles={['Failover clock']}
      drawn={drawn}
      figures={() => [
        {
          name: `${lab} failover clock ${clock.label}`,
          title: `${lab}: ${clock.label}, seconds after the loss`,
          table: clockTable(clock),
          drawing: tab.current?.querySelector<SVGSVGElement>('svg.clock-drawing') ?? null,
        },
      ]}
    />
  );
}

/** Which failure the clock shows. */
function FailureSelect() {
  const { screen } = useApp();
  const { failures, failure } = useClock();
  if (failure === null) return null;
  return (
    <div className="clock-failure">
      <Select
        label="Failure"
        hideLabel
        options={failures.map(({ index, label }) => ({
          key: String(index),
          label: `Step ${formatCount(index + 1)}, ${label}`,
        }))}
        value={String(failure.index)}
        onChange={(key) => screen.set((old) => ({ ...old, clockStep: Number(key) }))}
      />
    </div>
  );
}

function Transport({ clock }: { readonly clock: ClockView }) {
  const playing = useStore(clockState, (state) => state.playback.playing);
  const course = courseOf(clock);
  return (
    <div className="row tight">
      <IconButton
        small
        icon={SkipBack}
        label="To the loss"
        onPress={() => movePlayhead({ type: 'jump', second: 0 }, course)}
      />
      <IconButton
        small
        icon={ChevronLeft}
        label="Previous event"
        keys="Shift+ArrowLeft"
        onPress={() => movePlayhead({ type: 'event', direction: -1 }, course)}
      />
      <IconButton
        small
        kind="primary"
        icon={playing ? Pause : Play}
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        onPress={() => movePlayhead({ type: 'toggle' }, course)}
      />
      <IconButton
        small
        icon={ChevronRight}
        label="Next event"
        keys="Shift+ArrowRight"
        onPress={() => movePlayhead({ type: 'event', direction: 1 }, course)}
      />
      <IconButton
        small
        icon={SkipForward}
        label="To the end"
        onPress={() => movePlayhead({ type: 'jump', second: course.until }, course)}
      />
    </div>
  );
}

function SpeedChoice({ clock }: { readonly clock: ClockView }) {
  const speed = useStore(clockState, (state) => state.playback.speed);
  return (
    <Segmented
      small
      label="Speed"
      options={SPEEDS.map((each) => ({ key: String(each), label: `${each}×` }))}
      value={String(speed)}
      onChange={(key) =>
        movePlayhead({ type: 'speed', speed: Number(key) as Speed }, courseOf(clock))
      }
    />
  );
}
