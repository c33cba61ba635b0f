import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';

export interface SelectProps<K extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly key: K; readonly label: string }[];
  readonly value: K | null;
  readonly onChange: (key: K) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One of a list that opens below. Type to find. */
export function Select<K extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  placeholder = '',
  isDisabled = false,
}: SelectProps<K>) {
  return (
    <AriaSelect
      className={classNames('select', !hideLabel && 'form-row')}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as K);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="form-label">{label}</Label>}
      <AriaButton className="field">
        <SelectValue className="select-value" />
        <Icon of={ChevronDown} size="xs" />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <ListBox className="listbox">
          {options.map((option) => (
            <ListBoxItem
              key={option.key}
              id={option.key}
              textValue={option.label}
              className="menu-item select-option"
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
