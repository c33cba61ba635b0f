import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { offerSaves } from './save-entries';
import { type Figure, type FigureFormat, saveFigure } from './save-figure';

const FORMATS: readonly { readonly key: FigureFormat; readonly label: string }[] = [
  { key: 'png', label: 'PNG' },
  { key: 'svg', label: 'SVG' },
  { key: 'csv', label: 'CSV' },
];

export interface SaveMenuProps {
  /** Called when something is saved, so that the figures are those of that moment. */
  readonly figures: () => readonly Figure[] | Promise<readonly Figure[]>;
  /** Titles of the figures, in the same order. */
  readonly titles: readonly string[];
  /** The drawings are on the screen; else only CSV can be saved. */
  readonly drawn: boolean;
}

/** Export of each figure as PNG, SVG or CSV. */
export function SaveMenu({ figures, titles, drawn }: SaveMenuProps) {
  const sections = titles.map((title, index) =>
    FORMATS.map((format) => {
      const blocked = format.key !== 'csv' && !drawn;
      return {
        key: `${index} ${format.key}`,
        label: `${title} as ${format.label}`,
        isDisabled: blocked,
        ...(blocked ? { note: 'Shows in Chart' } : {}),
        onAction: () => void save(figures, index, format.key),
      };
    }),
  );
  useEffect(() => offerSaves(() => sections));
  return (
    <Menu label="Export" sections={sections}>
      <IconButton icon={Download} label="Export" small />
    </Menu>
  );
}

async function save(
  figures: SaveMenuProps['figures'],
  index: number,
  format: FigureFormat,
): Promise<void> {
  const figure = (await figures())[index];
  if (figure !== undefined) await saveFigure(figure, format);
}
