import type { DialogProps } from '../../manifests/dialog';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import './help.css';
import CONTRACT from '../../../../docs/scenario-format.md?raw';
import { blocksOf } from './page-blocks';

/** The public contract of scenarios, offline: the page that the project ships. */
export function ContractDialog({ onClose }: DialogProps) {
  return (
    <Dialog
      size="wide"
      reading
      title="Scenario format"
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="contract selectable">
        {blocksOf(CONTRACT).map((block, index) => {
          // The page never changes while it is read, so the place is a key.
          const key = `${index} ${block.kind}`;
          if (block.kind === 'head') return <h3 key={key}>{block.text}</h3>;
          if (block.kind === 'text') return <p key={key}>{block.text}</p>;
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reached by keyboard.
            <pre key={key} className="code" tabIndex={0}>
              {block.text}
            </pre>
          );
        })}
      </div>
    </Dialog>
  );
}
