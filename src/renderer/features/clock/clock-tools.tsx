import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import type { ClockView } from '../../../shared/lab-api';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { askedFailureOf, clockOf, movePlayhead } from './playback/clock-state';
import { courseOf } from './playback/clock-stops';
import { SPEEDS, type Speed } from './playback/playback';
import type { ShownClock } from './playback/use-clock';

/** Which failure, playback, speed: the controls of the clock. */
export function ClockTools({ shown }: { readonly shown: ShownClock }) {
  const { clock } = shown;
  return (
    <div className="clock-tools">
      <FailureSelect shown={shown} />
      {clock !== null && (
        <>
          <Transport clock={clock} />
          <SpeedChoice clock={clock} />
        </>
      )}
    </div>
  );
}

/** Which failure the clock shows. */
function FailureSelect({ shown: { failures, failure } }: { readonly shown: ShownClock }) {
  const app = useApp();
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
        onChange={(key) => askedFailureOf(app).set(Number(key))}
      />
    </div>
  );
}

function Transport({ clock }: { readonly clock: ClockView }) {
  const app = useApp();
  const playing = useStore(clockOf(app), (state) => state.playback.playing);
  const course = courseOf(clock);
  return (
    <div className="row tight">
      <IconButton
        small
        icon={SkipBack}
        label="To the loss"
        onPress={() => movePlayhead(app, { type: 'jump', second: 0 }, course)}
      />
      <IconButton
        small
        icon={ChevronLeft}
        label="Previous event"
        keys="Shift+ArrowLeft"
        onPress={() => movePlayhead(app, { type: 'event', direction: -1 }, course)}
      />
      <IconButton
        small
        kind="primary"
        icon={playing ? Pause : Play}
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        onPress={() => movePlayhead(app, { type: 'toggle' }, course)}
      />
      <IconButton
        small
        icon={ChevronRight}
        label="Next event"
        keys="Shift+ArrowRight"
        onPress={() => movePlayhead(app, { type: 'event', direction: 1 }, course)}
      />
      <IconButton
        small
        icon={SkipForward}
        label="To the end"
        onPress={() => movePlayhead(app, { type: 'jump', second: course.until }, course)}
      />
    </div>
  );
}

function SpeedChoice({ clock }: { readonly clock: ClockView }) {
  const app = useApp();
  const speed = useStore(clockOf(app), (state) => state.playback.speed);
  return (
    <Segmented
      small
      label="Speed"
      options={SPEEDS.map((each) => ({ key: String(each), label: `${each}×` }))}
      value={String(speed)}
      onChange={(key) =>
        movePlayhead(app, { type: 'speed', speed: Number(key) as Speed }, courseOf(clock))
      }
    />
  );
}
