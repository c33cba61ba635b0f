import type { Mode } from '../../shared/model';

/** Modes as the product prints them, in its order. */
export const MODE_OPTIONS = [
  { key: 'balanced', label: 'Balanced' },
  { key: 'active-standby', label: 'Active/Standby' },
  { key: 'none', label: 'None' },
] as const satisfies readonly { readonly key: Mode; readonly label: string }[];

/** Name of a mode. */
export function modeName(mode: Mode): string {
  return MODE_OPTIONS.find((option) => option.key === mode)?.label ?? mode;
}
