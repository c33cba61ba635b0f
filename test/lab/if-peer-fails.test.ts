import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { measure } from '../../src/main/engine/measure';
import { hasHa, nodeAt, nodesOf, peerOf } from '../../src/main/engine/order';
import { loadIfPeerFails } from '../../src/main/lab/views/group-view';
import { anyRun, play } from '../engine/random-lab';

test('the load if a peer fails is that of the whole lab, though its group alone is tried', () => {
  fc.assert(
    fc.property(anyRun, fc.boolean(), (run, settle) => {
      play(
        run,
        (state) => {
          for (const group of state.topology.groups)
            for (const index of nodesOf(group)) {
              if (!hasHa(group)) continue;
              const peer = nodeAt(state.topology, peerOf(group, index)!).name;
              const failed = applyStep(
                state,
                { do: 'fail-node', node: peer },
                { index: 0, settle: true },
              );
              const after = failed.ok ? failed.state : state;
              expect(loadIfPeerFails(state, group, index)).toBe(measure(after).load[index]);
            }
        },
        settle,
      );
    }),
    { numRuns: 100 },
  );
});
