import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';

export interface StepToolsProps {
  /** Steps shown as done, of `last`. */
  readonly shown: number;
  readonly last: number;
  readonly playing: boolean;
  readonly onGo: (position: number) => void;
  readonly onToggle: () => void;
}

/** First, back, play or pause, on, now. */
export function StepTools({ shown, last, playing, onGo, onToggle }: StepToolsProps) {
  return (
    <div className="row tight">
      <IconButton
        small
        icon={SkipBack}
        label="Before the first step"
        keys="Home"
        isDisabled={shown === 0}
        onPress={() => onGo(0)}
      />
      <IconButton
        small
        icon={ChevronLeft}
        label="Back one step"
        keys="["
        isDisabled={shown === 0}
        onPress={() => onGo(shown - 1)}
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
        isDisabled={shown === last}
        onPress={() => onGo(shown + 1)}
      />
      <IconButton
        small
        icon={SkipForward}
        label="To now"
        keys="End"
        isDisabled={shown === last}
        onPress={() => onGo(last)}
      />
    </div>
  );
}
