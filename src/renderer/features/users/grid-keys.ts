/** What a key does in the grid. */
export type GridMove =
  | { readonly kind: 'go'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'toggle'; readonly extend: boolean }
  | { readonly kind: 'all' }
  | { readonly kind: 'open' };

export interface GridKey {
  readonly key: string;
  readonly shift: boolean;
  readonly mod: boolean;
}

/**
 * Keys of the users grid: arrows, Home, End and Page keys go, with Shift they tick on the way;
 * Space ticks, Enter opens, Ctrl A ticks all that is found. Null: not a key of the grid.
 */
export function gridMove(
  { key, shift, mod }: GridKey,
  grid: { readonly active: number; readonly rows: number; readonly page: number },
): GridMove | null {
  if (mod) return key.toLowerCase() === 'a' && !shift ? { kind: 'all' } : null;
  if (key === ' ') return { kind: 'toggle', extend: shift };
  if (key === 'Enter') return { kind: 'open' };
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: grid.active + 1,
    ArrowUp: grid.active - 1,
    PageDown: grid.active + grid.page,
    PageUp: grid.active - grid.page,
    Home: 0,
    End: grid.rows - 1,
  };
  const wanted = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (wanted === undefined || grid.rows === 0) return null;
  return { kind: 'go', to: Math.min(grid.rows - 1, Math.max(0, wanted)), extend: shift };
}
