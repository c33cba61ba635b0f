import { formatCount } from '../../shared/format';
import { isoDay } from '../../shared/plan-words/days';
import type { Scenario } from '../../shared/step';
import { LAB_FILES } from '../files/lab-files';
import { printable } from '../files/place';
import { exportLab } from '../lab/documents/export';
import { MAX_ROWS, TooManyRows } from '../lab/open-lab/replay';
import { openScenario } from '../lab/opening/open';
import { labName } from '../lab/opening/open-bytes';
import { budgetInForce } from './budget';

/** A scenario as a saved lab or a report, as the app would write it after doing the steps. */
export async function writeLab(
  source: { readonly file: string; readonly scenario: Scenario; readonly version: string },
  kind: 'implab' | 'report',
): Promise<
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly message: string }
> {
  const { file, scenario, version } = source;
  try {
    const lab = await openScenario(
      scenario,
      { name: labName(file), path: null, budget: budgetInForce() },
      async () => {},
    );
    try {
      const day = isoDay(new Date());
      const { bytes } = await exportLab(lab, kind, { day }, LAB_FILES, version, async () => {});
      return { ok: true, bytes };
    } finally {
      lab.close();
    }
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    const message = `its steps bring in more than ${formatCount(MAX_ROWS)} users`;
    return { ok: false, message: `${printable(file)}: ${message}` };
  }
}
