import { z } from 'zod';
import type { ImportApi, ImportView } from '../../../shared/import-view';
import { MODES, OVAS } from '../../../shared/model';
import type { Scenario } from '../../../shared/step';
import { applyStep } from '../../engine/apply';
import { lint } from '../../engine/lint';
import { newState } from '../../engine/new-state';
import type { LabState } from '../../engine/state';
import { onWorkspace } from '../opening/on-workspace';
import { openSource } from '../opening/open-bytes';
import { budgetOf } from '../opening/over-budget';
import { problem } from '../problem';
import { groupView } from '../views/group-view';
import { anyway, fileData, none, text, whole } from './args';
import type { Call, Commands } from './command';

/** Commands of *From your cluster*: pieces are read and decided on here, and kept until a lab is made of them. */
export const importCommands: Commands<ImportApi> = {
  'import.view': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: (_, call) => ({ ok: true, view: viewOf(call) }),
  },

  'import.add': {
    args: fileData,
    needs: 'nothing',
    changes: false,
    large: true,
    run: async ({ name, data }, call) => {
      const bytes = Buffer.from(data, 'base64');
      const pause = call.pause(`Reading ${name}`);
      const rows = Math.ceil(bytes.length / BYTES_A_ROW);
      await call.importing.add(name, bytes, (done) => pause(done, Math.max(done, rows)));
      return { ok: true, view: viewOf(call) };
    },
  },

  'import.remove': {
    args: z.strictObject({ id: whole }),
    needs: 'nothing',
    changes: false,
    run: ({ id }, call) => {
      call.importing.remove(id);
      return { ok: true, view: viewOf(call) };
    },
  },

  'import.answer': {
    args: z.strictObject({
      decision: z.exactOptional(z.strictObject({ id: text, value: text })),
      size: z.exactOptional(z.strictObject({ node: text, ova: z.enum(OVAS).nullable() })),
      mode: z.exactOptional(z.enum(MODES).nullable()),
      scrub: z.exactOptional(z.boolean()),
    }),
    needs: 'nothing',
    changes: false,
    run: async (answer, call) => {
      await call.importing.answer(answer);
      return { ok: true, view: viewOf(call) };
    },
  },

  'import.make': {
    args: z.strictObject({ anyway }),
    needs: 'nothing',
    changes: true,
    opens: true,
    run: async ({ anyway }, call) => {
      const { importing } = call;
      const scenario = importing.scenario();
      if (!scenario) return problem('nothing-to-make');
      const name = scenario.title ?? 'From your cluster';
      const origin = { name, path: null, budget: budgetOf(anyway) };
      return onWorkspace(call, await openSource(call, scenario, origin), () => importing.clear());
    },
  },
};

/** How long a row of a list usually is, for the progress of reading. */
const BYTES_A_ROW = 60;

function viewOf({ importing }: Pick<Call, 'importing'>): ImportView {
  const summary = importing.summary();
  const scenario = importing.scenario();
  const lab = scenario ? labOf(scenario) : null;
  return {
    ...summary,
    lab,
    isReady: lab !== null && !summary.missing.some(({ standIn }) => standIn === null),
  };
}

/** The lab to be: its groups and the findings it will have. */
function labOf(scenario: Scenario): ImportView['lab'] {
  const state = play(scenario);
  return {
    users: state.users.counts.present,
    mode: state.topology.mode,
    groups: state.topology.groups.map((group) => groupView(state, group)),
    findings: lint(state).map(({ view }) => {
      const { code, severity, title } = view();
      return { code, severity, title };
    }),
  };
}

/** The state after all steps; one that is refused changes nothing, as in the lab that is made. */
function play({ steps, settle = true }: Scenario): LabState {
  let state = newState();
  for (const [index, step] of steps.entries()) {
    const applied = applyStep(state, step, { index, settle });
    if (applied.ok) state = applied.state;
  }
  return state;
}
