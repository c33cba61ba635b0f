import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { Checkbox } from '../../../ui/checkbox';

export interface OptionRow<K extends string> {
  readonly key: K;
  readonly label: string;
  /** What it means, in a few words. */
  readonly note?: string;
}

export interface OptionsProps<K extends string> {
  readonly label: string;
  readonly options: readonly OptionRow<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}

/** One of several choices, each on a line with what it means. */
export function Options<K extends string>({ label, options, value, onChange }: OptionsProps<K>) {
  return (
    <RadioGroup
      className="plan-options"
      aria-label={label}
      value={value}
      onChange={(key) => onChange(key as K)}
    >
      {options.map((option) => (
        <Radio key={option.key} value={option.key} className="plan-option">
          <span className="radio" />
          <span className="col">
            <span className="plan-option-label">{option.label}</span>
            {option.note !== undefined && <span className="micro t3">{option.note}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export interface TickProps {
  readonly label: string;
  readonly note?: string;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
}

/** A limit or fact that is on or off, with what it means. */
export function Tick({ label, note, isSelected, onChange }: TickProps) {
  return (
    <div className="plan-tick">
      <Checkbox isSelected={isSelected} onChange={onChange}>
        <span className="col">
          <span>{label}</span>
          {note !== undefined && <span className="micro t3">{note}</span>}
        </span>
      </Checkbox>
    </div>
  );
}

/** A row of a narrow form: label, control. */
export function Line({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="plan-line">
      <span>{label}</span>
      {children}
    </div>
  );
}
