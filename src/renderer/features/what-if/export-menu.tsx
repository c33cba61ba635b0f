import { Download } from 'lucide-react';
import type { MatrixRow } from '../../../shared/what-if-view';
import { toCsv } from '../../charts/save/csv';
import { useLab, usePosition } from '../../hooks/use-lab';
import { download, textFile } from '../../host/host';
import { goodAnswer } from '../../stores/answers';
import { type App, useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { matrixTable } from './matrix-words';
import { shootOutTable } from './shoot-out-words';
import { useChoice } from './use-choice';
import type { WhatIfChoice } from './what-if-state';

const ROWS_A_CALL = 500;

/** The matrix and the shoot-out as CSV, all rows of them. */
export function ExportMenu() {
  const app = useApp();
  const [choice] = useChoice();
  const moment = usePosition();
  const title = useLab((view) => view.title);
  const save = (what: string, text: string): void =>
    download(
      textFile(`${title} ${what}.csv`.replace(/[^\w .-]+/g, '-'), 'text/csv', `\ufeff${text}`),
    );
  return (
    <Menu
      label="Export"
      sections={[
        [
          {
            key: 'matrix',
            label: 'Failure matrix as CSV',
            onAction: async () => save('failures', await matrixCsv(app, choice, moment)),
          },
          {
            key: 'modes',
            label: 'Mode shoot-out as CSV',
            onAction: async () => {
              const { modes } = await goodAnswer(app.lab.ask('lab.shootOut', moment));
              save('modes', toCsv(shootOutTable(modes)));
            },
          },
        ],
      ]}
    >
      <Button small icon={Download}>
        Export
      </Button>
    </Menu>
  );
}

async function matrixCsv(
  app: App,
  { scope, set, problemsOnly }: WhatIfChoice,
  moment: { readonly position?: number },
): Promise<string> {
  const ask = (offset: number) =>
    goodAnswer(
      app.lab.ask('lab.failures', {
        scope,
        ...(scope === 'set' ? { set } : {}),
        problemsOnly,
        offset,
        limit: ROWS_A_CALL,
        ...moment,
      }),
    );
  const { matrix } = await ask(0);
  const rows: MatrixRow[] = [...matrix.rows];
  const listed = problemsOnly ? matrix.harmful : matrix.cases;
  while (rows.length < listed) rows.push(...(await ask(rows.length)).matrix.rows);
  return toCsv(matrixTable(matrix, rows));
}
