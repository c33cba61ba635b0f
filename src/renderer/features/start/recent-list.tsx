import { FileX2, type LucideIcon, ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { RecentLab } from '../../../shared/lab-api';
import type { SealVerdict } from '../../../shared/view';
import { useCommand, useQuery } from '../../hooks/use-lab';
import { isDesktop } from '../../host/host';
import { openRecent } from '../../parts/file-actions';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Chip, type ChipTone } from '../../ui/chip';
import { formatDay } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { LabPictureDrawing } from './lab-picture';

const SEALS: Readonly<Record<SealVerdict, { tone: ChipTone; icon: LucideIcon; text: string }>> = {
  same: { tone: 'ok', icon: ShieldCheck, text: 'Same result' },
  different: { tone: 'over', icon: ShieldAlert, text: 'Differs' },
  'newer-engine': { tone: 'warn', icon: ShieldAlert, text: 'Newer implab' },
  'older-engine': { tone: 'warn', icon: ShieldAlert, text: 'Newer rules' },
};

/** Labs opened or saved before; the desktop only, where they can be opened again. */
export function RecentList() {
  const app = useApp();
  const lab = useCommand();
  const desktop = useStore(app.host, isDesktop);
  const query = useQuery('file.recent', desktop ? {} : null);
  /** Taken off the list since it was asked for. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const recent = (query.answer?.recent ?? []).filter(({ path }) => !gone.has(path));
  if (query.problem !== null) return <QueryFailure of={query} />;
  if (recent.length === 0) return null;

  const forget = (paths: readonly string[], args: { readonly path?: string }): void => {
    setGone((old) => new Set([...old, ...paths]));
    void lab.attempt('file.forget', args);
  };
  return (
    <section aria-labelledby="recent-title">
      <header className="start-head">
        <h2 id="recent-title">Recent labs</h2>
        <span className="grow" />
        <Button
          kind="quiet"
          small
          onPress={() =>
            forget(
              recent.map(({ path }) => path),
              {},
            )
          }
        >
          Clear list
        </Button>
      </header>
      <ul className="recents">
        {recent.map((each) => (
          <RecentRow
            key={each.path}
            lab={each}
            onOpen={() => void openRecent(app, each.path)}
            onForget={() => forget([each.path], { path: each.path })}
          />
        ))}
      </ul>
    </section>
  );
}

interface RecentRowProps {
  readonly lab: RecentLab;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

/** One lab: it opens by a press, and Delete takes it off the list. */
function RecentRow({ lab, onOpen, onForget }: RecentRowProps) {
  const { title, path, at, seal, picture, missing } = lab;
  return (
    <li className="recent-row">
      <AriaButton
        className="recent"
        onPress={onOpen}
        isDisabled={missing}
        onKeyDown={({ key }) => {
          if (key === 'Delete') onForget();
        }}
      >
        <span className="recent-picture">
          <LabPictureDrawing groups={picture} />
        </span>
        <span className="col grow">
          <b className="clip">{title}</b>
          <span className="t3 micro clip">{path}</span>
        </span>
        <span className="t3 small nowrap">{formatDay(at, new Date())}</span>
      </AriaButton>
      <span className="recent-seal">
        {missing ? (
          <Chip tone="warn" icon={FileX2}>
            The file is gone
          </Chip>
        ) : (
          seal !== null && (
            <Chip tone={SEALS[seal].tone} icon={SEALS[seal].icon}>
              {SEALS[seal].text}
            </Chip>
          )
        )}
      </span>
      <IconButton icon={X} label={`Take ${title} off the list`} onPress={onForget} />
    </li>
  );
}
