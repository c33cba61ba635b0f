import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';

export interface RadioGroupProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (key: K) => void;
  readonly isDisabled?: boolean;
}

/** One of a few named choices. */
export function RadioGroup<K extends string>({
  label,
  options,
  value,
  onChange,
  isDisabled = false,
}: RadioGroupProps<K>) {
  return (
    <AriaRadioGroup
      className="radio-group"
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => onChange(key as K)}
    >
      {options.map((option) => (
        <Radio key={option.key} value={option.key} className="radio-field">
          <span className="radio" />
          {option.label}
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
