import { type KeyboardEvent, useRef } from 'react';
import type { DockTab } from '../../stores/screen';
import { classNames } from '../../ui/class-names';

export interface DockTabInfo {
  readonly key: DockTab;
  readonly label: string;
  readonly count?: string;
  /** The count is of something bad. */
  readonly bad?: boolean;
}

export interface DockTabsProps {
  readonly tabs: readonly DockTabInfo[];
  readonly chosen: DockTab;
  readonly onChoose: (tab: DockTab) => void;
}

const KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** The tabs of the dock: one tab stop, arrows choose. */
export function DockTabs({ tabs, chosen, onChoose }: DockTabsProps) {
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent): void {
    const key = KEYS[event.key];
    if (key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = tabs[key(at, tabs.length - 1)]!;
    onChoose(next.key);
    list.current?.querySelector<HTMLElement>(`#dock-tab-${next.key}`)?.focus();
  }

  return (
    <div
      ref={list}
      className="tabs"
      role="tablist"
      aria-label="Dock"
      tabIndex={-1}
      onKeyDown={move}
    >
      {tabs.map((tab) => (
        <button
          key={tab.key}
          id={`dock-tab-${tab.key}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={tab.key === chosen}
          aria-controls={tab.key === chosen ? 'dock-panel' : undefined}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => onChoose(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={classNames('count', tab.bad && 'bad')}>{tab.count}</span>
          )}
        </button>
      ))}
    </div>
  );
}
