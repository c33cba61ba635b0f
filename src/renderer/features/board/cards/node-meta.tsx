import type { NodeView } from '../../../../shared/view';
import { useLab } from '../../../hooks/use-lab';
import { nodeMeta, timerWords } from '../../../parts/node-words';

/** Size, generation and version of a node; before them what its timer waits for, while one runs. */
export function NodeMeta({ node }: { readonly node: NodeView }) {
  const clock = useLab((view) => view.clock);
  const timer = timerWords(node, clock);
  return (
    <div className="node-meta clip">
      {timer !== '' && <span className="strong t1">{timer} · </span>}
      {nodeMeta(node)}
    </div>
  );
}
