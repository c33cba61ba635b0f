import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';

export interface StepToolsProps {
  /** Steps shown as done, of `last`. */
  readonly at: number;
  readonly last: number;
  readonly playing: boolean;
  readonly onGo: (at: number) => void;
  readonly onToggle: () => void;
}

/** First, back, play or pause, on, now. */
export function StepTools({ at, last, playing, onGo, onToggle }: StepToolsProps) {
  return (
    <div className="row tight">
      <IconButton
        small
        icon={SkipBack}
        label="Before the first step"
        keys="Home"
        isDisabled={at === 0}
        onPress={() => onGo(0)}
      />
      <IconButton
        small
        icon={ChevronLeft}
        label="Back one step"
        keys="["
        isDisabled={at === 0}
        onPress={() => onGo(at - 1)}
      />
      <IconButton
        small
        icon={playing ? Pause : Play}
        label={playing ? 'Pause the playback' : 'Play the lab'}
        keys="Space"
        onPress={onToggle}
      />
      <IconButton
        small
        icon={ChevronRight}
        label="On one step"
        keys="]"
        isDisabled={at === last}
        onPress={() => onGo(at + 1)}
      />
      <IconButton
        small
        icon={SkipForward}
        label="To now"
        keys="End"
        isDisabled={at === last}
        onPress={() => onGo(last)}
      />
    </div>
  );
}
