import { Lightbulb, X } from 'lucide-react';
import { useLab } from '../../hooks/use-lab';
import { guideOf } from '../../parts/guide';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';

/** The note of a sample above the board, whole, until it is closed. */
export function GuideNote() {
  const guide = guideOf(useApp());
  const shows = useStore(guide, (value) => value);
  const notes = useLab((view) => view.notes);
  if (!shows || notes === '') return null;
  return (
    <div className="guide-note" role="note">
      <Icon of={Lightbulb} size="s" />
      <p className="grow selectable">{notes}</p>
      <IconButton small icon={X} label="Close the note" onPress={() => guide.set(false)} />
    </div>
  );
}
