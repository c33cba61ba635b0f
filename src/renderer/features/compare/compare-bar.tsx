import { ArrowLeftRight, Download } from 'lucide-react';
import type { LabDiff } from '../../../shared/lab-api';
import { download, textFile } from '../../host/host';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { diffJson, movesCsv } from './diff-export';
import { SidePicker } from './side-picker';
import type { ChosenSides, Moments, Sides } from './sides';

export interface CompareBarProps {
  readonly sides: Sides;
  readonly moments: Moments;
  /** What there is to export; null: nothing yet. */
  readonly diff: LabDiff | null;
  readonly onChoose: (change: Partial<ChosenSides>) => void;
  readonly onFile: (side: keyof ChosenSides, file: File) => void;
}

/** Context bar of *Compare*: both sides, the swap between them, the export. */
export function CompareBar({ sides, moments, diff, onChoose, onFile }: CompareBarProps) {
  return (
    <section
      className="contextbar compare-bar"
      aria-label="Compare controls"
      data-panel="Toolbar"
      tabIndex={-1}
    >
      <span className="small t3">Before</span>
      <SidePicker
        label="Before"
        side={sides.before}
        moments={moments}
        onChange={(before) => onChoose({ before })}
        onFile={(file) => onFile('before', file)}
      />
      <IconButton
        small
        icon={ArrowLeftRight}
        label="Swap the sides"
        onPress={() => onChoose({ before: sides.after, after: sides.before })}
      />
      <span className="small t3">After</span>
      <SidePicker
        label="After"
        side={sides.after}
        moments={moments}
        onChange={(after) => onChoose({ after })}
        onFile={(file) => onFile('after', file)}
      />
      <span className="grow" />
      <ExportMenu diff={diff} />
    </section>
  );
}

function ExportMenu({ diff }: { readonly diff: LabDiff | null }) {
  const save = (name: string, mime: string, text: string): void =>
    download(textFile(name, mime, text));
  const entries =
    diff === null
      ? []
      : [
          {
            key: 'moves',
            label: 'Moves as CSV',
            note: diff.moves.length === 0 ? 'Nobody has another node' : undefined,
            isDisabled: diff.moves.length === 0,
            onAction: () => save('moves.csv', 'text/csv', `\ufeff${movesCsv(diff)}`),
          },
          {
            key: 'all',
            label: 'Comparison as JSON',
            onAction: () => save('comparison.json', 'application/json', diffJson(diff)),
          },
        ];
  return (
    <Menu label="Export the comparison" sections={[entries]}>
      <Button small icon={Download} isDisabled={diff === null}>
        Export
      </Button>
    </Menu>
  );
}
