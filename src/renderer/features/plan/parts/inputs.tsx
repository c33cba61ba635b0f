import { useId } from 'react';

export interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A calendar day, as the system asks for it. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return <Native type="date" label={label} value={value} onChange={onChange} />;
}

/** A time of the day, as the system asks for it. */
export function TimeField({ label, value, onChange }: DayFieldProps) {
  return <Native type="time" label={label} value={value} onChange={onChange} />;
}

function Native({ type, label, value, onChange }: DayFieldProps & { readonly type: string }) {
  const id = useId();
  return (
    <div className="form-row">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <div className="field">
        <input
          id={id}
          type={type}
          value={value}
          onChange={(event) => {
            if (event.target.value !== '') onChange(event.target.value);
          }}
        />
      </div>
    </div>
  );
}
