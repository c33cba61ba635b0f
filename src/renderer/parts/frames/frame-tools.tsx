import { ChevronLeft, ChevronRight, Pause, Play, SkipBack } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import { type FramePlay, SPEEDS, type Speed } from './use-frames';

const SPEED_OPTIONS = SPEEDS.map((speed) => ({ key: String(speed), label: `${speed}×` }));

/** Back to the first frame, back, on, play or pause, speed. */
export function FrameTools({ play, what }: { readonly play: FramePlay; readonly what: string }) {
  const { index, last, playing, show, toggle, speed, setSpeed } = play;
  return (
    <div className="row tight frame-tools">
      <IconButton
        small
        icon={SkipBack}
        label={`First ${what}`}
        isDisabled={index === 0}
        onPress={() => show(0)}
      />
      <IconButton
        small
        icon={ChevronLeft}
        label={`Previous ${what}`}
        isDisabled={index === 0}
        onPress={() => show(index - 1)}
      />
      <IconButton
        small
        icon={ChevronRight}
        label={`Next ${what}`}
        isDisabled={index === last}
        onPress={() => show(index + 1)}
      />
      <IconButton
        small
        icon={playing ? Pause : Play}
        label={playing ? 'Pause' : 'Play'}
        isDisabled={last === 0}
        onPress={toggle}
      />
      <Select
        label="Speed"
        hideLabel
        options={SPEED_OPTIONS}
        value={String(speed)}
        onChange={(key) => setSpeed(Number(key) as Speed)}
      />
    </div>
  );
}
