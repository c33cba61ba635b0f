import type { ReactNode } from 'react';

/** Short facts side by side under the head of the inspector. */
export function Facts({
  facts,
}: {
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className="label">{fact.label}</dt>
          <dd className="clip">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
