import type { LessonView } from '../../../shared/lesson-view';
import type { Frame } from '../../../shared/playback';
import type { LabView, NodeView } from '../../../shared/view';
import { useNow, useSnapshot } from '../../hooks/use-lab';
import { nodeMeta } from '../../parts/node-words';

/** The lesson that runs in the open lab, or null. */
export function useLesson(): LessonView | null {
  return useSnapshot((snapshot) => snapshot.now?.lesson ?? null);
}

/** The lesson, where one must run. */
export function useOpenLesson(): LessonView {
  const lesson = useNow((view) => view.lesson);
  if (lesson === null) throw new Error('No lesson is open');
  return lesson;
}

/** The lab as it is now, as a frame: what a prediction starts from. */
export function frameOf(view: LabView): Frame {
  const nodeOf = (node: NodeView | null) =>
    node && {
      node: node.name,
      slot: node.slot,
      capacity: node.capacity,
      size: nodeMeta(node),
      assigned: node.assigned,
      own: node.own,
      peer: node.peer,
      noService: node.noService,
      state: node.state,
      change: 0,
    };
  return {
    kind: 'start',
    step: 0,
    clock: view.clock,
    since: 0,
    text: '',
    mode: view.mode,
    groups: view.groups.map((group) => ({
      name: group.name,
      ha: group.hasHa,
      nodes: group.nodes.map(nodeOf),
    })),
    unassigned: view.totals.unassigned,
    noService: view.totals.noService,
    decision: null,
  };
}
