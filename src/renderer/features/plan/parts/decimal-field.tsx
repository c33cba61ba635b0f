import { useState } from 'react';
import { Field } from '../../../ui/field';

export interface DecimalFieldProps {
  readonly label: string;
  /** In parts of one: 15 tenths are 1.5. */
  readonly value: number;
  readonly parts: 10 | 100;
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A number with a decimal point, kept in whole tenths or hundredths. */
export function DecimalField({ label, value, parts, min, max, unit, onChange }: DecimalFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value / parts);
  const number = readDecimal(text, parts);
  const good = number !== null && number >= min && number <= max;
  const digits = parts === 10 ? 'one decimal' : 'two decimals';
  return (
    <Field
      label={label}
      value={text}
      {...(unit === undefined ? {} : { unit })}
      error={good ? null : `A number from ${min / parts} to ${max / parts}, at most ${digits}`}
      onBlur={() => good && setTyped(null)}
      onChange={(next) => {
        setTyped(next);
        const read = readDecimal(next, parts);
        if (read !== null && read >= min && read <= max) onChange(read);
      }}
    />
  );
}

/** Tenths or hundredths of what people type, or null. A comma counts as the point. */
export function readDecimal(text: string, parts: 10 | 100): number | null {
  const plain = text.replace(/[\s\u202f]/gu, '').replace(',', '.');
  const form = parts === 10 ? /^\d+(?:\.\d)?$/ : /^\d+(?:\.\d{1,2})?$/;
  return form.test(plain) ? Math.round(Number(plain) * parts) : null;
}
