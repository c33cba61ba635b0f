import { ChevronRight, Copy } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { copyText } from '../../host/host';
import { CopyButton } from '../../parts/copy-button';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { SourceChips } from '../../ui/source-chips';
import { COLLECTED, type Collected, collectedAsText, type Way } from './collect';
import { StepHead } from './step-head';

/** Commands and menu paths to copy: the person runs them, nothing is fetched. */
export function CollectPanel() {
  return (
    <Panel label="Collect" as="aside">
      <StepHead number={1} title="Collect" note="read-only, any order" />
      <div className="import-scroll">
        {COLLECTED.map((item) => (
          <CollectedItem key={item.title} item={item} />
        ))}
      </div>
      <footer className="import-foot">
        <CopyAll />
      </footer>
    </Panel>
  );
}

function CollectedItem({ item }: { readonly item: Collected }) {
  return (
    <article className="import-need">
      <h3>
        {item.title}
        {item.isNeeded && <Chip tone="line">needed</Chip>}
        <span className="grow" />
        <SourceChips sources={item.sources} />
      </h3>
      {item.text !== '' && <p>{item.text}</p>}
      {item.ways.map((way) => (
        <WayLine key={way.kind === 'command' ? way.text : way.path.join()} way={way} />
      ))}
    </article>
  );
}

function WayLine({ way }: { readonly way: Way }) {
  if (way.kind === 'command')
    return (
      <div className="import-command">
        <span className="grow">{way.text}</span>
        <CopyButton label={way.label} text={way.text} />
      </div>
    );
  return (
    <div className="import-path">
      {way.path.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <Icon of={ChevronRight} size="xs" />}
          <span>{part}</span>
        </Fragment>
      ))}
      {way.then !== undefined && <Chip tone="line">{way.then}</Chip>}
    </div>
  );
}

function CopyAll() {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <>
      <Button
        icon={Copy}
        onPress={() => void copyText(collectedAsText()).then(() => setDone(true))}
      >
        {done ? 'Copied' : 'Copy all as a list'}
      </Button>
      <span className="visually-hidden" role="status">
        {done ? 'Copied' : ''}
      </span>
    </>
  );
}
