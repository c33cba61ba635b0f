import type { FindingView } from '../../../shared/finding';
import { useLab, useReadOnly, useSelect } from '../../hooks/use-lab';
import { FINDING_LOOKS } from '../../parts/finding-looks';
import { PreviewText } from '../../parts/preview-text';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { countOf } from '../../ui/figures';
import { PanelHead } from '../../ui/panel';
import { SourceChips } from '../../ui/source-chips';
import { Sect } from './sect';

const PLACE = 'finding';

/** A finding: the facts, why it matters, its source, and what a step can do about it. */
export function FindingPage({ code, at }: { readonly code: string; readonly at: string }) {
  const findings = useLab((view) => view.findings);
  const finding = findings.find((each) => each.code === code && each.at === at);
  if (finding === undefined) {
    return (
      <>
        <PanelHead title={code} />
        <NextFinding code={code} at={at} />
      </>
    );
  }
  return <KnownFinding finding={finding} />;
}

/** After a fix: what is mended, and what to look at next. */
function NextFinding({ code, at }: { readonly code: string; readonly at: string }) {
  const [next, ...more] = useLab((view) => view.findings);
  const select = useSelect();
  return (
    <Sect title="Mended">
      <p className="t2">
        {code} at {at} is no longer found.
      </p>
      {next === undefined ? (
        <p className="small t2 after">Nothing else is found.</p>
      ) : (
        <div className="actions after">
          <Button
            small
            kind="primary"
            onPress={() => select({ kind: 'finding', code: next.code, at: next.at })}
          >
            {`Next: ${next.title}`}
          </Button>
          {more.length > 0 && (
            <span className="small t3">{`and ${countOf(more.length, 'finding')} more`}</span>
          )}
        </div>
      )}
    </Sect>
  );
}

function KnownFinding({ finding }: { readonly finding: FindingView }) {
  const { lab } = useApp();
  const readOnly = useReadOnly();
  const look = FINDING_LOOKS[finding.severity];
  return (
    <>
      <PanelHead title={finding.title} />
      <div className="panel-body">
        <Sect
          title={
            <Chip tone={look.tone} icon={look.icon}>
              {look.name}
            </Chip>
          }
          side={
            <>
              <Chip tone="line">{finding.code}</Chip>
              <Chip>{finding.at}</Chip>
            </>
          }
        >
          <p className="lead">{finding.message}</p>
          <p className="small t2 after">{finding.advice}</p>
          <div className="actions after">
            <SourceChips sources={finding.sources} basis={finding.basis} code={finding.code} />
          </div>
        </Sect>
        {!readOnly && finding.fixes.length > 0 && (
          <Sect title="What a step can do">
            {finding.fixes.map((fix) => (
              <div key={fix.label} className="fix">
                <PreviewText steps={fix.steps} />
                <Button small onPress={() => void lab.run(fix.steps, PLACE)}>
                  {fix.label}
                </Button>
              </div>
            ))}
            <RefusalAt place={PLACE} />
          </Sect>
        )}
      </div>
    </>
  );
}
