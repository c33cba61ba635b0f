import { Check, type LucideIcon } from 'lucide-react';
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
  /** One of several choices: a tick stands before the one that is chosen. */
  readonly checked?: boolean;
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
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" placement={placement} offset={4}>
        <MenuList label={label} sections={sections} />
      </Popover>
    </MenuTrigger>
  );
}

/** The entries of a menu, within a popover. */
export function MenuList({
  label,
  sections,
  onClose,
}: Pick<MenuProps, 'label' | 'sections'> & { readonly onClose?: () => void }) {
  const filled = sections.filter((section) => section.length > 0);
  return (
    <AriaMenu
      className="menu"
      aria-label={label}
      {...(onClose === undefined ? {} : { onClose, autoFocus: 'first' as const })}
    >
      {filled.flatMap((section, index) => [
        ...(index === 0 ? [] : [<Separator key={`before ${section[0]?.key}`} />]),
        ...section.map((entry) => <Entry key={entry.key} entry={entry} />),
      ])}
    </AriaMenu>
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
      {entry.checked !== undefined ? (
        <span className="menu-tick">{entry.checked && <Icon of={Check} />}</span>
      ) : (
        entry.icon !== undefined && <Icon of={entry.icon} />
      )}
      <span className="col">
        <span>
          {entry.label}
          {entry.checked && <span className="visually-hidden">, shown</span>}
        </span>
        {entry.note !== undefined && <span className="menu-note">{entry.note}</span>}
      </span>
      {entry.keys !== undefined && <kbd className="kbd">{keysText(entry.keys)}</kbd>}
    </AriaMenuItem>
  );
}
