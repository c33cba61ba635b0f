import { branchMenuOf } from '../../features/frame/branches/branch-menu-state';
import { focusPlace } from '../../keyboard/focus-places';
import type { Action } from '../../manifests/action';
import { pinResult } from '../../parts/pin';
import { rename, renameable } from '../../parts/renaming';
import type { App } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { canChange, canWork, chosenGroup, chosenNode, hasLab, nodesOf } from './facts';

const RESTORES = ['restore-node', 'start-service'] as const;

/** What can be done to the link of the chosen group now. */
function linkAction(app: App) {
  return chosenGroup(app)?.actions.find((each) => each === 'cut-link' || each === 'heal-link');
}

/** What changes the lab. */
export const LAB_ACTIONS = {
  'users.enable': {
    label: 'Enable users…',
    synonyms: ['add users', 'create users'],
    menu: 'lab',
    keys: ['E'],
    when: canWork,
    run: (app) => showDialog(app.screen, { kind: 'enable-users' }),
  },
  'users.assign': {
    label: 'Assign users…',
    synonyms: ['move users', 'rehome'],
    menu: 'lab',
    keys: ['A'],
    when: canWork,
    run: (app) => {
      const chosen = app.selection.get();
      const users = chosen.kind === 'user' ? { users: [chosen.id] } : {};
      const to = chosen.kind === 'node' ? { to: chosen.name } : {};
      showDialog(app.screen, { kind: 'assign-users', ...users, ...to });
    },
  },
  'users.unassign': {
    label: 'Unassign users…',
    menu: 'lab',
    keys: ['U'],
    when: canWork,
    run: (app) => {
      const chosen = app.selection.get();
      if (chosen.kind === 'user') void app.lab.run([{ do: 'unassign', users: [chosen.id] }]);
      else {
        const from = chosen.kind === 'node' ? { node: chosen.name } : {};
        showDialog(app.screen, { kind: 'unassign-users', ...from });
      }
    },
  },
  'group.add': {
    label: 'Add redundancy group…',
    synonyms: ['add pair', 'new pair', 'subcluster'],
    menu: 'lab',
    separated: true,
    when: canWork,
    run: (app) => showDialog(app.screen, { kind: 'add-group' }),
  },
  'mode.focus': {
    label: 'Choose the assignment mode',
    synonyms: ['balanced', 'active/standby', 'none', 'sync agent'],
    menu: 'lab',
    keys: ['M'],
    when: canWork,
    run: () => focusPlace('mode'),
  },
  'node.fail': {
    label: 'Fail node',
    menu: 'lab',
    separated: true,
    keys: ['F'],
    ...onNode('fail-node'),
  },
  'node.restore': {
    label: 'Restore node',
    menu: 'lab',
    keys: ['R'],
    when: (app) => canWork(app) && RESTORES.some((each) => chosenNode(app)?.actions.includes(each)),
    run: (app) => {
      const node = chosenNode(app);
      const step = RESTORES.find((each) => node?.actions.includes(each));
      if (node !== null && step !== undefined) void app.lab.run([{ do: step, node: node.name }]);
    },
  },
  'node.failover': { label: 'Fail over node', menu: 'lab', keys: ['O'], ...onNode('failover') },
  'group.fallback': {
    label: 'Fall back group',
    menu: 'lab',
    keys: ['B'],
    when: (app) => canWork(app) && (chosenGroup(app)?.actions.includes('fallback') ?? false),
    run: (app) => {
      const name = chosenGroup(app)?.name;
      if (name !== undefined) void app.lab.run([{ do: 'fallback', group: name }]);
    },
  },
  'link.toggle': {
    label: 'Cut or heal the link',
    synonyms: ['heartbeat', 'split', 'network fault'],
    menu: 'lab',
    keys: ['L'],
    when: (app) => canWork(app) && linkAction(app) !== undefined,
    run: (app) => {
      const group = chosenGroup(app);
      const action = linkAction(app);
      if (group !== null && action !== undefined)
        void app.lab.run([{ do: action, group: group.name }]);
    },
  },
  'name.change': {
    label: 'Rename',
    menu: 'lab',
    keys: ['F2'],
    when: (app) => canChange(app) && renameable(app) !== null,
    run: (app) => {
      const renaming = renameable(app);
      if (renaming !== null) rename(app, renaming);
    },
  },
  'snapshot.take': {
    label: 'Take snapshot…',
    menu: 'lab',
    separated: true,
    when: canChange,
    run: (app) => showDialog(app.screen, { kind: 'take-snapshot' }),
  },
  'snapshot.list': {
    label: 'Snapshots…',
    menu: 'lab',
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'snapshots' }),
  },
  'branch.menu': {
    label: 'Branches…',
    synonyms: ['fork', 'what if', 'versions'],
    menu: 'lab',
    separated: true,
    keys: ['Shift+B'],
    when: hasLab,
    run: (app) => branchMenuOf(app).set(true),
  },
  'branch.fork': {
    label: 'Fork here…',
    synonyms: ['branch'],
    menu: 'lab',
    when: hasLab,
    run: (app) => {
      const { past, position } = app.lab.get();
      showDialog(app.screen, { kind: 'fork', at: past?.position ?? position });
    },
  },
  'result.pin': {
    label: 'Pin this result',
    synonyms: ['expect', 'check'],
    menu: 'lab',
    when: (app) => canChange(app) && nodesOf(app).length > 0,
    run: (app) => void pinResult(app),
  },
} as const satisfies Readonly<Record<string, Action>>;

/** A step that is done to the selected node. */
function onNode(step: 'fail-node' | 'failover'): Pick<Action, 'when' | 'run'> {
  return {
    when: (app) => canWork(app) && (chosenNode(app)?.actions.includes(step) ?? false),
    run: (app) => {
      const name = chosenNode(app)?.name;
      if (name !== undefined) void app.lab.run([{ do: step, node: name }]);
    },
  };
}
