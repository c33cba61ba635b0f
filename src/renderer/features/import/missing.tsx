import { useState } from 'react';
import type { ImportAnswer, ImportMissing, ImportView } from '../../../shared/import-view';
import { MODES, type Mode, OVAS, type Ova } from '../../../shared/model';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { SectionHead } from './section-head';

export interface AnswerProps {
  readonly view: ImportView;
  readonly answer: (answer: ImportAnswer) => void;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  balanced: 'Balanced',
  'active-standby': 'Active-Standby',
  none: 'None',
};

const OVA_NAMES: Readonly<Record<Ova, string>> = {
  '500': '500',
  '1000': '1K',
  '2000': '2K',
  '5000': '5K',
  '15000': '15K',
  '25000': '25K',
};

/** What no piece holds, each with the value that was chosen or stands in. Sizes are never guessed. */
export function Missing({ view, answer }: AnswerProps) {
  const given = Object.keys(view.sizes).length > 0;
  const sizes = view.missing.find(({ what }) => what === 'ova');
  const rest = view.missing.filter(({ what }) => what !== 'ova' && what !== 'mode');
  const asksMode = view.mode !== null || view.missing.some(({ what }) => what === 'mode');
  const count = rest.length + Number(asksMode) + Number(sizes !== undefined || given);
  if (count === 0) return null;
  return (
    <section aria-label="Still missing">
      <SectionHead title="Still missing" count={count} note="in none of the pieces" />
      <ul className="import-missing">
        {asksMode && (
          <li>
            <span className="grow">Assignment mode</span>
            <Select
              label="Assignment mode"
              hideLabel
              options={MODES.map((mode) => ({ key: mode, label: MODE_NAMES[mode] }))}
              value={view.mode ?? 'balanced'}
              onChange={(mode) => answer({ mode })}
            />
          </li>
        )}
        {(sizes !== undefined || given) && view.nodes.length > 0 && (
          <Sizes view={view} answer={answer} />
        )}
        {rest.map((missing) => (
          <MissingRow key={missing.what} missing={missing} />
        ))}
      </ul>
    </section>
  );
}

function MissingRow({ missing: { text, standIn } }: { readonly missing: ImportMissing }) {
  return (
    <li>
      <span className="grow">{text}</span>
      <span className={standIn === null ? 'warn-t' : 't2'}>{standIn ?? 'needed'}</span>
    </li>
  );
}

/** One size for all nodes, or one for each. */
function Sizes({ view, answer }: AnswerProps) {
  const { nodes, sizes } = view;
  const hasOwn = Object.keys(sizes).some((name) => name !== '*');
  const [oneByOne, setOneByOne] = useState(hasOwn);
  const options = (suffix: string) =>
    OVAS.map((ova) => ({ key: ova, label: `${OVA_NAMES[ova]}${suffix}` }));
  return (
    <>
      <li>
        <span className="grow">
          {nodes.length === 1 ? `OVA size of ${nodes[0]}` : `OVA size of the ${nodes.length} nodes`}
        </span>
        <Select
          label="OVA size of all nodes"
          hideLabel
          placeholder="Choose"
          options={options(nodes.length === 1 ? '' : ' for all')}
          value={sizes['*'] ?? null}
          onChange={(ova) => answer({ size: { node: '*', ova } })}
        />
        {nodes.length > 1 && (
          <Button kind="link" small aria-expanded={oneByOne} onPress={() => setOneByOne(!oneByOne)}>
            One by one
          </Button>
        )}
      </li>
      {oneByOne &&
        nodes.map((node) => (
          <li key={node} className="import-one">
            <span className="grow">{node}</span>
            <Select
              label={`OVA size of ${node}`}
              hideLabel
              placeholder="Choose"
              options={options('')}
              value={sizes[node] ?? sizes['*'] ?? null}
              onChange={(ova) => answer({ size: { node, ova } })}
            />
          </li>
        ))}
    </>
  );
}
