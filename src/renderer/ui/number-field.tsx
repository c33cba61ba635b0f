import { type ReactNode, useId, useState } from 'react';
import { Field } from './field';
import { formatCount } from './figures';

export interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly unit?: ReactNode;
  readonly note?: ReactNode;
  /** A rule of the caller's that the number breaks. */
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
}

/**
 * A whole number between two bounds. What is typed is kept as typed; spaces between thousands are read.
 * `onChange` gets only numbers within the bounds; anything else is told under the field.
 */
export function NumberField({
  value,
  onChange,
  min,
  max,
  error = null,
  ...rest
}: NumberFieldProps) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: number } | null>(null);
  const hint = useId();
  const text = typed !== null && typed.of === value ? typed.text : String(value);
  const problem = problemOf(text, min, max);

  function type(next: string): void {
    const number = readWhole(next);
    const good = number !== null && number >= min && number <= max;
    setTyped({ text: next, of: good ? number : value });
    if (good) onChange(number);
  }

  function step(by: number): void {
    const next = Math.min(max, Math.max(min, value + by));
    setTyped(null);
    onChange(next);
  }

  return (
    <Field
      key={hint}
      {...rest}
      value={text}
      error={problem ?? error}
      onChange={type}
      onBlur={() => {
        if (problem === null) setTyped(null);
      }}
      onKeyDown={(event) => {
        const by = STEP_KEYS[event.key];
        if (by === undefined || event.altKey || event.ctrlKey) return;
        event.preventDefault();
        step(by);
      }}
    />
  );
}

const STEP_KEYS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 100,
  PageDown: -100,
};

/** Reads a whole number as people type it, or null. */
export function readWhole(text: string): number | null {
  const digits = text.replace(/[\s\u202f\u00a0,']/gu, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

function problemOf(text: string, min: number, max: number): string | null {
  const number = readWhole(text);
  if (number !== null && number >= min && number <= max) return null;
  return `A whole number from ${formatCount(min)} to ${formatCount(max)}`;
}
