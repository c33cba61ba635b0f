import { Braces, Copy, Printer, Share } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { flipLines } from '../../../../shared/explain';
import { copyText, download, textFile } from '../../../host/host';
import { useApp } from '../../../stores/app-context';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';
import type { Explained } from './explained';
import { ExplanationSheet } from './explanation-sheet';
import { explanationMarkdown } from './markdown';
import { useExplained } from './use-explained';

interface Printed {
  readonly explained: Explained;
  /** Another one for each time that something is printed. */
  readonly number: number;
}

/** Takes the explanation of a user out of the app: copied as Markdown, saved as JSON, printed. */
export function ExplanationMenu({ id }: { readonly id: string }) {
  const { toasts } = useApp();
  const collect = useExplained(id);
  const [printed, setPrinted] = useState<Printed | null>(null);

  async function withExplained(use: (explained: Explained) => void | Promise<void>): Promise<void> {
    const explained = await collect();
    if (explained !== null) await use(explained);
  }

  return (
    <>
      <Menu
        label={`Explanation of ${id}`}
        sections={[
          [
            {
              key: 'markdown',
              label: 'Copy as Markdown',
              icon: Copy,
              onAction: () =>
                void withExplained(async (explained) => {
                  await copyText(explanationMarkdown(explained));
                  toasts.show({ text: `Copied why ${id} is where it is.`, undo: false });
                }),
            },
            {
              key: 'json',
              label: 'Save as JSON',
              icon: Braces,
              onAction: () =>
                void withExplained(({ explanation, flips }) => {
                  // Nothing is tried while one looks back, which is not the same as nothing found.
                  const tried = flips.length > 0 && { flips: flipLines(flips) };
                  const answer = { ...explanation, ...tried };
                  const text = `${JSON.stringify(answer, null, 2)}\n`;
                  const name = `${fileName(id)}-explanation.json`;
                  download(textFile(name, 'application/json', text));
                  toasts.show({ text: `Saved as ${name}.`, undo: false });
                }),
            },
            {
              key: 'print',
              label: 'Print…',
              icon: Printer,
              onAction: () =>
                void withExplained((explained) =>
                  setPrinted((last) => ({ explained, number: (last?.number ?? 0) + 1 })),
                ),
            },
          ],
        ]}
      >
        <IconButton small icon={Share} label="Copy, save or print the explanation" />
      </Menu>
      {printed !== null && (
        <Printing
          key={printed.number}
          explained={printed.explained}
          onDone={() => setPrinted(null)}
        />
      )}
    </>
  );
}

interface PrintingProps {
  readonly explained: Explained;
  readonly onDone: () => void;
}

/** Puts the sheet into the page for as long as it takes to print it. */
function Printing({ explained, onDone }: PrintingProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one sheet is printed once.
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    // In a turn of its own: the sheet must be in the page, and a development double mount prints once.
    const timer = setTimeout(() => window.print(), 0);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', onDone);
    };
  }, []);
  return createPortal(<ExplanationSheet explained={explained} />, document.body);
}

/** An id as part of a file name. */
function fileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '') || 'user';
}
