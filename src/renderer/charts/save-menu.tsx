import { Download } from 'lucide-react';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { type Figure, type FigureFormat, saveFigure } from './save-figure';

const FORMATS: readonly { readonly key: FigureFormat; readonly label: string }[] = [
  { key: 'png', label: 'PNG' },
  { key: 'svg', label: 'SVG' },
  { key: 'csv', label: 'CSV' },
];

export interface SaveMenuProps {
  /** Called when something is saved, so that the drawing is the one on the screen then. */
  readonly figures: () => readonly Figure[];
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
        onAction: () => {
          const figure = figures()[index];
          if (figure !== undefined) void saveFigure(figure, format.key);
        },
      };
    }),
  );
  return (
    <Menu label="Export" sections={sections}>
      <IconButton icon={Download} label="Export" small />
    </Menu>
  );
}
