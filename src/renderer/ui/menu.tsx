import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';
import { keysText } from './kbd';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string | undefined;
  /** A second line, for example why it cannot be done now. */
  readonly note?: ReactNode;
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactElement;
  /** Blocks, parted by lines. */
  readonly sections: readonly (readonly MenuEntry[])[];
  readonly placement?: 'bottom start' | 'bottom end';
}

/** A button with a menu below it. */
export function Menu({ label, children, sections, placement = 'bottom end' }: MenuProps) {
  const filled = sections.filter((section) => section.length > 0);
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {filled.flatMap((section, index) => [
            ...(index === 0 ? [] : [<Separator key={`before ${section[0]?.key}`} />]),
            ...section.map((entry) => <Entry key={entry.key} entry={entry} />),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  return (
    <AriaMenuItem
      id={entry.key}
      className={classNames('menu-item', entry.danger && 'danger')}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.onAction}
    >
      {entry.icon !== undefined && <Icon of={entry.icon} />}
      <span className="col">
        <span>{entry.label}</span>
        {entry.note !== undefined && <span className="menu-note">{entry.note}</span>}
      </span>
      {entry.keys !== undefined && <kbd className="kbd">{keysText(entry.keys)}</kbd>}
    </AriaMenuItem>
  );
}
