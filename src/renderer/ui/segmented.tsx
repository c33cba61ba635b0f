import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';

export interface SegmentedProps<K extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly key: K;
    readonly label: string;
    readonly icon?: LucideIcon;
  }[];
  readonly value: K;
  /** Called also when the chosen one is pressed again, with the same key. */
  readonly onChange: (key: K) => void;
  readonly small?: boolean;
  /** For want of room: the icons alone, with the labels as their names. */
  readonly iconsOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A choice of one among a few, all visible. Arrow keys move, Space or Enter chooses. */
export function Segmented<K extends string>({
  label,
  options,
  value,
  onChange,
  small,
  iconsOnly = false,
  isDisabled = false,
  ref,
}: SegmentedProps<K>) {
  return (
    <ToggleButtonGroup
      ref={ref ?? null}
      aria-label={label}
      className={classNames('seg', small && 's')}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        onChange((key ?? value) as K);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.key} id={option.key} className="seg-item">
          {option.icon !== undefined && <Icon of={option.icon} size="xs" />}
          {iconsOnly && option.icon !== undefined ? (
            <span className="visually-hidden">{option.label}</span>
          ) : (
            option.label
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
