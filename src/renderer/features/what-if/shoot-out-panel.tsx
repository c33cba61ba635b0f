import { Check, X } from 'lucide-react';
import type { ModeView } from '../../../shared/what-if-view';
import { usePosition, useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { countOf } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Panel, PanelHead } from '../../ui/panel';
import { MiniLoads } from './mini-loads';
import { MODE_LABELS, type ModeFigure, shownFigures } from './shoot-out-words';

/** The same users placed anew in every mode, side by side, each figure defined where it stands. */
export function ShootOutPanel() {
  const query = useQuery('lab.shootOut', usePosition());
  const { answer } = query;
  return (
    <Panel label="Mode shoot-out" className="shoot-out">
      <PanelHead
        title="Mode shoot-out"
        count={
          answer !== null && (
            <span className="small t3 clip">same {countOf(answer.users, 'user')}, placed anew</span>
          )
        }
      />
      <QueryFailure of={query} />
      {answer !== null && (
        <div className="shoot-body" data-busy={query.busy || undefined}>
          <table className="table shoot">
            <thead>
              <tr>
                <td />
                {answer.modes.map(({ mode }) => (
                  <th key={mode} scope="col">
                    <span className="row tight">
                      {MODE_LABELS[mode]}
                      {mode === answer.mode && <Chip tone="accent">today</Chip>}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Load</th>
                {answer.modes.map((mode) => (
                  <td key={mode.mode} aria-label={loadWords(mode)}>
                    <MiniLoads nodes={mode.nodes} />
                  </td>
                ))}
              </tr>
              {shownFigures(answer.modes).map((figure) => (
                <tr key={figure.label}>
                  <th scope="row">
                    {figure.label}
                    <span className="figure-what">{figure.what}</span>
                  </th>
                  {answer.modes.map((mode) => (
                    <td key={mode.mode}>
                      <Figure figure={figure} mode={mode} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <PlanMoves />
        </div>
      )}
    </Panel>
  );
}

function loadWords({ nodes }: ModeView): string {
  return nodes.map(({ name, users }) => `${name} ${users}`).join(', ');
}

function Figure({ figure, mode }: { readonly figure: ModeFigure; readonly mode: ModeView }) {
  const tone = figure.tone?.(mode) ?? null;
  const text = figure.text(mode);
  if (tone === null) return text;
  return (
    <span className={`row tight ${tone === 'over' ? 'over-t' : 'ok-t'}`}>
      <Icon of={tone === 'over' ? X : Check} size="xs" />
      {text}
    </span>
  );
}

function PlanMoves() {
  const app = useApp();
  return (
    <div className="plan-moves">
      <Chip tone="warn">Not a Cisco mode</Chip>
      <span className="small t2 grow">By capacity needs mode None and a plan.</span>
      <Button
        small
        kind="primary"
        onPress={() => showView(app, 'plan', { place: 'moves', goal: 'capacity' })}
      >
        Plan the moves…
      </Button>
    </div>
  );
}
