import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { classNames } from './class-names';
import { useTellWrong } from './wrong-fields';

export interface FieldProps {
  readonly label: string;
  /** The label is a name only, not shown. */
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Unit or hint inside, at the right. */
  readonly unit?: ReactNode;
  /** Icon inside, at the left. */
  readonly before?: ReactNode;
  /** What is wrong; shows the field as refused and says why. */
  readonly error?: string | null;
  readonly note?: ReactNode;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** Gets the focus when it comes, with what stands in it selected, so that typing replaces it. */
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly type?: 'text' | 'search';
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A text field with its label; inside a `Form` the label takes the left column. */
export function Field({
  label,
  hideLabel,
  value,
  onChange,
  unit,
  before,
  error = null,
  note,
  placeholder,
  multiline,
  autoFocus = false,
  isDisabled = false,
  maxLength,
  type = 'text',
  onBlur,
  onKeyDown,
}: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useTellWrong(label, error);
  useEffect(() => {
    if (autoFocus) input.current?.select();
  }, [autoFocus]);
  const limits = maxLength === undefined ? {} : { maxLength };
  return (
    <TextField
      className={classNames(!hideLabel && 'form-row', multiline && 'top')}
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      type={type}
      {...limits}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      {!hideLabel && <Label className="form-label">{label}</Label>}
      <div>
        <div className="field" data-invalid={error === null ? undefined : ''}>
          {before}
          {multiline ? (
            <TextArea placeholder={placeholder ?? ''} />
          ) : (
            <Input
              ref={input}
              placeholder={placeholder ?? ''}
              autoComplete="off"
              // On the input itself: react-aria keeps keys it hands to a handler from the dialog around.
              {...(onKeyDown === undefined ? {} : { onKeyDown })}
            />
          )}
          {unit !== undefined && <span className="unit">{unit}</span>}
        </div>
        {(error !== null || note !== undefined) && (
          <Text slot="description" className={classNames('form-note', error !== null && 'bad')}>
            {error ?? note}
          </Text>
        )}
      </div>
    </TextField>
  );
}
