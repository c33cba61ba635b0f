import { z } from 'zod';
import type { BranchApi, BranchFinding } from '../../../shared/branch';
import { MAIN } from '../../../shared/branch';
import { formatCount } from '../../../shared/format';
import { asOneAction } from '../../../shared/joined';
import { MAX_BRANCHES, MAX_NAME } from '../../../shared/limits';
import { NAME_RULE, readName } from '../../../shared/names';
import { lint } from '../../engine/lint';
import { type Branch, isSettled } from '../../store/lab-record';
import { replayable, tryReplay } from '../branches/branch-replay';
import { differenceWords, standingOf } from '../branches/branch-words';
import {
  branchesOf,
  branchNamed,
  broughtBack,
  freeName,
  isMain,
  newBranch,
  ownSteps,
  renamed,
  without,
} from '../branches/branches';
import { branchSide, diffLabs } from '../diff/diff';
import type { ReplayedBranch } from '../open-lab/branch-states';
import { refusalAnswer, runSteps } from '../open-lab/run-steps';
import { problem } from '../problem';
import { silentPause } from '../silent-pause';
import { none, text, whole } from './args';
import type { Commands, LabCall } from './command';

/** Far more than a name has: what is longer is no name and is not looked at. */
const LONGEST = 4 * MAX_NAME;

const name = text.max(LONGEST).transform((given, context) => {
  const read = readName(given);
  if (read !== null) return read;
  context.issues.push({ code: 'custom', input: given, message: `must be ${NAME_RULE}` });
  return z.NEVER;
});
const nameOnly = z.strictObject({ name: text });

/** Commands that fork the lab, and look at and open its branches. */
export const branchCommands: Commands<BranchApi> = {
  'branch.list': {
    args: none,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async (_, call) => {
      const { lab } = call;
      const { record } = lab;
      const branches = [];
      for (const branch of branchesOf(record)) {
        const { name, from, at } = branch;
        const state = await lab.branchState(branch, call.pause(`Working out ${name}`));
        const { text: effect, isBad } = standingOf(state);
        const current = name === record.branch.name;
        branches.push({ name, from, at, steps: ownSteps(branch), current, effect, isBad });
      }
      return { ok: true, branches };
    },
  },

  'branch.fork': {
    args: ({ steps }) =>
      z.strictObject({
        at: whole,
        name,
        numbered: z.exactOptional(z.boolean()),
        steps: z.exactOptional(steps),
        replays: z.exactOptional(z.boolean()),
      }),
    needs: 'lab',
    changes: true,
    run: ({ at, name: wanted, numbered = false, steps = [], replays = false }, call) =>
      guarded(call, async () => {
        const { lab, workspace } = call;
        const { record } = lab;
        if (at > record.journal.length)
          return problem('unknown-step', { name: String(record.journal.length) });
        if (record.others.length + 1 >= MAX_BRANCHES)
          return problem('too-many-branches', { name: formatCount(MAX_BRANCHES) });
        const named = numbered ? freeName(record, wanted) : wanted;
        if (branchNamed(record, named)) return problem('branch-taken', { name: named });
        const start = lab.wholeActions(at);
        const { standing } = lab;
        const fork = await result(call, newBranch(record, start, named, lab.branches.usedOrders));
        const delta = lab.openBranch(fork);
        const tried = lab.perform(steps);
        if (!tried.ok) {
          lab.standAgain(standing);
          return refusalAnswer(tried, steps);
        }
        workspace.tell(delta);
        const done = {
          ok: true,
          label: `Fork ${named}`,
          effect: start === 0 ? 'From the beginning' : `From step ${formatCount(start)}`,
          from: start,
          branch: named,
        } as const;
        if (steps.length === 0) return done;
        const ran = await runSteps({ workspace, lab, pause: silentPause }, asOneAction(steps));
        if (!ran.ok) return ran;
        if (replays)
          workspace.tell(lab.acceptWhatGoes(record.journal.slice(start, record.position)));
        return { ...ran, branch: named };
      }),
  },

  'branch.switch': {
    args: nameOnly,
    needs: 'lab',
    changes: true,
    run: ({ name }, call) =>
      guarded(call, async () => {
        const branch = branchNamed(call.lab.record, name);
        if (!branch) return problem('unknown-branch', { name });
        if (name === call.lab.record.branch.name) return { ok: true };
        call.workspace.tell(call.lab.openBranch(await result(call, branch)));
        return { ok: true };
      }),
  },

  'branch.rename': {
    args: z.strictObject({ name: text, to: name }),
    needs: 'lab',
    changes: true,
    run: ({ name, to }, call) =>
      guarded(call, async () => {
        const { record } = call.lab;
        if (isMain(name)) return problem('branch-stays');
        if (!branchNamed(record, name)) return problem('unknown-branch', { name });
        if (to === name) return { ok: true };
        if (branchNamed(record, to)) return problem('branch-taken', { name: to });
        call.workspace.tell(call.lab.keepBranches(renamed(record, name, to)));
        return { ok: true };
      }),
  },

  'branch.delete': {
    args: nameOnly,
    needs: 'lab',
    changes: true,
    run: ({ name }, call) =>
      guarded(call, async () => {
        const { lab, workspace } = call;
        if (isMain(name)) return problem('branch-stays');
        const branch = branchNamed(lab.record, name);
        if (!branch) return problem('unknown-branch', { name });
        if (lab.record.branch.name === name) {
          const origin = branchNamed(lab.record, branch.from ?? MAIN)!;
          workspace.tell(lab.openBranch(await result(call, origin)));
        }
        lab.branches.deleted.set(name, lab.record);
        workspace.tell(lab.keepBranches(without(lab.record, branch)));
        return { ok: true };
      }),
  },

  'branch.restore': {
    args: nameOnly,
    needs: 'lab',
    changes: true,
    run: ({ name }, call) =>
      guarded(call, async () => {
        const { lab, workspace } = call;
        const then = lab.branches.deleted.get(name);
        const branch = then && branchNamed(then, name);
        if (!branch) return problem('unknown-branch', { name });
        if (branchNamed(lab.record, name)) return problem('branch-taken', { name });
        if (lab.record.others.length + 1 >= MAX_BRANCHES)
          return problem('too-many-branches', { name: formatCount(MAX_BRANCHES) });
        workspace.tell(lab.keepBranches(broughtBack(lab.record, then, branch)));
        lab.branches.deleted.delete(name);
        return { ok: true };
      }),
  },

  'branch.tryReplay': {
    args: nameOnly,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ name }, call) => {
      const { record } = call.lab;
      const branch = branchNamed(record, name);
      if (!branch) return problem('unknown-branch', { name });
      const main = await result(call, branchNamed(record, MAIN)!);
      return {
        ok: true,
        rows: tryReplay(await result(call, branch), main, isSettled(record.head)),
      };
    },
  },

  'branch.replay': {
    args: z.strictObject({ name: text, leaveOut: z.array(whole) }),
    needs: 'lab',
    changes: true,
    run: ({ name, leaveOut }, call) =>
      guarded(call, async () => {
        const { lab, workspace } = call;
        const { record } = lab;
        const branch = branchNamed(record, name);
        if (!branch || isMain(name)) return problem('unknown-branch', { name });
        const here = await result(call, branch);
        const left = new Set(leaveOut);
        const steps = asOneAction(
          replayable(here)
            .filter((_, own) => !left.has(branch.at + own))
            .map(({ joined: _, ...step }) => step as typeof step & { do: never }),
        );
        const { standing } = lab;
        const main = await result(call, branchNamed(record, MAIN)!);
        const delta = record.branch.name === MAIN ? null : lab.openBranch(main);
        const tried = lab.perform(steps);
        if (!tried.ok) {
          if (delta) lab.standAgain(standing);
          return refusalAnswer(tried, steps);
        }
        if (delta) workspace.tell(delta);
        return runSteps({ workspace, lab, pause: silentPause }, steps);
      }),
  },

  'branch.compare': {
    args: nameOnly,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ name }, call) => {
      const { record } = call.lab;
      const branch = branchNamed(record, name);
      if (!branch) return problem('unknown-branch', { name });
      const main = await result(call, branchNamed(record, MAIN)!);
      const here = await result(call, branch);
      const was = findingsOf(main);
      const is = findingsOf(here);
      return {
        ok: true,
        diff: diffLabs(branchSide(main), branchSide(here)),
        sentence: differenceWords(main.state, here.state),
        gone: was.filter((one) => !is.some((other) => isSameFinding(one, other))),
        come: is.filter((one) => !was.some((other) => isSameFinding(one, other))),
      };
    },
  },
};

/** A lesson has one line: its pages count on it. */
async function guarded<T>(
  { workspace }: LabCall,
  action: () => Promise<T>,
): Promise<T | ReturnType<typeof problem>> {
  return workspace.lesson ? problem('no-branches-here') : action();
}

function result({ lab, pause }: LabCall, branch: Branch): Promise<ReplayedBranch> {
  return lab.replayBranch(branch, pause(`Opening ${branch.name}`));
}

function findingsOf({ state }: ReplayedBranch): BranchFinding[] {
  return lint(state).map((finding) => {
    const { code, at, label } = finding.view();
    return { code, at, label };
  });
}

function isSameFinding(one: BranchFinding, other: BranchFinding): boolean {
  return one.code === other.code && one.at === other.at;
}
