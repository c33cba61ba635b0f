import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import type { DialogProps } from '../../manifests/dialog';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import './palette.css';
import type { Entry } from './entries/entry';
import { useEntries } from './use-entries';

/** Find or run: actions, nodes, groups, users, steps. Arrows choose, Enter runs. */
export function Palette({ onClose }: DialogProps) {
  const [typed, setTyped] = useState('');
  const [index, setAt] = useState(0);
  const sections = useEntries(typed);
  const entries = sections.flatMap((section) => section.entries);
  const current = entries[Math.min(index, entries.length - 1)] ?? null;
  const list = useId();
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (current === null) return;
    scroller.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function run(entry: Entry): void {
    onClose();
    entry.run();
  }

  function press(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt(move(Math.min(index, entries.length - 1), entries.length));
    } else if (event.key === 'Enter' && current !== null) {
      event.preventDefault();
      run(current);
    }
  }

  return (
    <ModalOverlay
      className="scrim palette-scrim"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-box palette">
        <AriaDialog className="dialog" aria-label="Find or run">
          <div className="palette-input">
            <Icon of={Search} />
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened to type.
              autoFocus
              role="combobox"
              aria-label="Find or run"
              aria-expanded="true"
              aria-controls={list}
              aria-activedescendant={current === null ? undefined : optionId(list, current)}
              aria-autocomplete="list"
              autoComplete="off"
              placeholder="Find a node, user or step, or run an action"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={press}
            />
            <Kbd keys="Escape" />
          </div>
          <div
            className="palette-list"
            id={list}
            role="listbox"
            aria-label="Results"
            ref={scroller}
          >
            {sections.map((section) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
              <div key={section.title} role="group" aria-label={section.title}>
                <div className="label palette-title" aria-hidden="true">
                  {section.title}
                </div>
                {section.entries.map((entry) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys.
                  <div
                    key={entry.id}
                    id={optionId(list, entry)}
                    role="option"
                    tabIndex={-1}
                    aria-selected={entry === current}
                    className="palette-option"
                    onClick={() => run(entry)}
                    onPointerMove={() => setAt(entries.indexOf(entry))}
                  >
                    <Icon of={entry.icon} />
                    <span className="clip">{entry.label}</span>
                    {entry.note !== undefined && (
                      <span className="small t3 clip">{entry.note}</span>
                    )}
                    {entry.keys !== undefined && <Kbd keys={entry.keys} />}
                  </div>
                ))}
              </div>
            ))}
            {entries.length === 0 && (
              <p className="small t2 palette-title">Nothing answers to “{typed}”.</p>
            )}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index + count - 1) % count,
  PageDown: (index, count) => Math.min(count - 1, index + 8),
  PageUp: (index) => Math.max(0, index - 8),
};

function optionId(list: string, entry: Entry): string {
  return `${list}-${entry.id.replace(/\s/g, '_')}`;
}
