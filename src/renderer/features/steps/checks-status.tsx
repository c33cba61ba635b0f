import { CircleCheckBig, CircleSlash, CircleX } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { checksOf } from './checks';

/** In the status bar: whether the expected results hold. One that does not leads to its step. */
export function ChecksStatus() {
  const app = useApp();
  const { rows, position } = useSteps();
  const { expected, failed, refused } = useMemo(() => checksOf(rows, position), [rows, position]);

  function see(index: number | undefined): void {
    if (index === undefined) return;
    app.selection.set({ kind: 'step', index });
    showView(app, 'workbench');
    void app.lab.lookAt(index + 1);
  }

  return (
    <>
      {expected > 0 && failed.length === 0 && (
        <span className="row">
          <Icon of={CircleCheckBig} size="xs" />
          {countOf(expected, 'expected result')} {expected === 1 ? 'holds' : 'hold'}
        </span>
      )}
      {failed.length > 0 && (
        <AriaButton className="status-item over-t" onPress={() => see(failed[0])}>
          <Icon of={CircleX} size="xs" />
          {failedWords(failed.length, expected)}
        </AriaButton>
      )}
      {refused.length > 0 && (
        <AriaButton className="status-item warn-t" onPress={() => see(refused[0])}>
          <Icon of={CircleSlash} size="xs" />
          {countOf(refused.length, 'step')} {refused.length === 1 ? 'was' : 'were'} refused
        </AriaButton>
      )}
    </>
  );
}

function failedWords(failed: number, expected: number): string {
  if (expected === 1) return 'The expected result does not hold';
  const verb = failed === 1 ? 'does' : 'do';
  return `${formatCount(failed)} of ${countOf(expected, 'expected result')} ${verb} not hold`;
}
