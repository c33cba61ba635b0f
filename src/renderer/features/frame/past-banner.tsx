import { History } from 'lucide-react';
import { useCommand, useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { SettingsThen } from './settings-then';

/** While a person looks at an earlier step: what one sees, and the ways on. */
export function PastBanner() {
  const lab = useCommand();
  const { screen } = useApp();
  const { looking, position } = useSteps();
  if (looking === null) return null;
  const text =
    looking === 0
      ? 'You see the lab before step 1'
      : `You see step ${formatCount(looking)} of ${formatCount(position)}`;
  return (
    <div className="past-banner row" role="status">
      <Icon of={History} />
      <span>
        <b>{text}</b>, read-only
      </span>
      <SettingsThen />
      <Button small kind="primary" onPress={() => void lab.lookAt(null)}>
        Back to now
      </Button>
      <Button small onPress={() => void lab.goTo(looking)}>
        {looking > position ? 'Redo to here' : 'Undo to here'}
      </Button>
      <Button small onPress={() => showDialog(screen, { kind: 'fork', at: looking })}>
        Fork here…
      </Button>
    </div>
  );
}
