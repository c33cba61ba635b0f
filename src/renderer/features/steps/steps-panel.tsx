import { Copy, Ellipsis, GitBranch, ListOrdered, Pause, Pin, Play } from 'lucide-react';
import { useSteps } from '../../hooks/use-lab';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import { canRun, runAction } from '../../manifests/run-action';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { Panel, PanelHead } from '../../ui/panel';
import { PlacedFooter } from './placed-footer';
import './steps.css';
import { StepsList } from './steps-list';
import { useCopySteps } from './use-copy-steps';
import { usePlayback } from './use-playback';

/** The journal: every step with its effect. Folded, only the numbers show. */
export function StepsPanel({ folded }: { readonly folded: boolean }) {
  const app = useApp();
  const { screen } = app;
  const { rows, position } = useSteps();
  const copy = useCopySteps();
  const { playing, toggle } = usePlayback();
  return (
    <Panel
      ref={FOCUS_REFS.steps}
      label="Steps"
      as="aside"
      className={classNames('steps-panel', folded && 'folded')}
    >
      <PanelHead title="Steps" count={<span className="count">{formatCount(position)}</span>}>
        {position > 1 && (
          <IconButton
            small
            icon={playing ? Pause : Play}
            label={playing ? 'Pause the steps' : 'Play the steps'}
            onPress={toggle}
          />
        )}
        <IconButton
          small
          icon={GitBranch}
          label="Fork here…"
          onPress={() => runAction(app, 'branch.fork')}
        />
        <Menu
          label="Steps"
          sections={[
            [
              {
                key: 'copy',
                label: 'Copy all as scenario',
                icon: Copy,
                isDisabled: position === 0,
                onAction: () => void copy.all(),
              },
            ],
            [
              {
                key: 'pin',
                label: 'Pin this result',
                note: 'adds a step that checks it',
                icon: Pin,
                isDisabled: !canRun(app, 'result.pin'),
                onAction: () => runAction(app, 'result.pin'),
              },
            ],
          ]}
        >
          <IconButton small icon={Ellipsis} label="More for the steps" />
        </Menu>
      </PanelHead>
      {rows.length > 0 ? (
        <StepsList folded={folded} />
      ) : (
        <EmptyState
          icon={ListOrdered}
          title="No steps yet"
          action={
            <Button small kind="primary" onPress={() => showDialog(screen, { kind: 'add-group' })}>
              Add a redundancy group…
            </Button>
          }
        >
          Everything done to the lab becomes a step that can be undone.
        </EmptyState>
      )}
      <PlacedFooter />
    </Panel>
  );
}
