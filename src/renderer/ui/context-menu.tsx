import { type MouseEvent, useRef, useState, useSyncExternalStore } from 'react';
import { Popover } from 'react-aria-components';
import { type MenuEntry, MenuList } from './menu';

/** A menu that is asked for at a place rather than at its button. */
interface Asked {
  readonly label: string;
  readonly sections: readonly (readonly MenuEntry[])[];
  readonly x: number;
  readonly y: number;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function set(next: Asked | null): void {
  asked = next;
  for (const listener of [...listeners]) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * What gives a thing its context menu: by right click, by the menu key or Shift F10, by a long press.
 *
 * @param sections  asked for when the menu opens; nothing in them: the browser's own menu
 */
export function contextMenu(
  label: string,
  sections: () => readonly (readonly MenuEntry[])[],
): { readonly onContextMenu: (event: MouseEvent) => void } {
  return {
    onContextMenu(event) {
      // Text fields keep the menu of the system, and an inner thing its own menu.
      if (event.defaultPrevented || (event.target as Element).closest('input, textarea')) return;
      const filled = sections().filter((section) => section.length > 0);
      if (filled.length === 0) return;
      event.preventDefault();
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      // By the keyboard the browser names no useful point.
      const byKey = event.button !== 2 && event.clientX === 0 && event.clientY === 0;
      set({
        label,
        sections: filled,
        x: byKey ? left : event.clientX,
        y: byKey ? bottom : event.clientY,
      });
    },
  };
}

/** Where the context menu of the whole window is drawn. */
export function ContextMenuPlace() {
  const open = useSyncExternalStore(watch, () => asked);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const trigger = useRef<HTMLElement | null>(null);
  trigger.current = anchor;
  if (open === null) return null;
  const position = { '--x': `${open.x}px`, '--y': `${open.y}px` } as React.CSSProperties;
  return (
    <>
      <span ref={setAnchor} className="context-anchor" style={position} />
      {anchor !== null && (
        <Popover
          key={`${open.x} ${open.y}`}
          className="popover"
          triggerRef={trigger}
          placement="bottom start"
          offset={2}
          isOpen
          onOpenChange={(stays) => {
            if (!stays) set(null);
          }}
        >
          <MenuList label={open.label} sections={open.sections} onClose={() => set(null)} />
        </Popover>
      )}
    </>
  );
}
