/**
 * The new value with every part that equals the old one replaced by the old one, so that what did not change
 * stays the same object and is not drawn again. Plain data only (what came as a message).
 */
export function replaceEqualDeep<T>(old: unknown, next: T): T {
  if (Object.is(old, next)) return next;
  if (Array.isArray(old) && Array.isArray(next)) return replaceEqualList(old, next) as T;
  if (!isRecord(old) || !isRecord(next)) return next;
  const was = (key: string): unknown => (Object.hasOwn(old, key) ? old[key] : undefined);
  const keys = Object.keys(next);
  const parts = keys.map((key): [string, unknown] => [key, replaceEqualDeep(was(key), next[key])]);
  const same =
    keys.length === Object.keys(old).length &&
    parts.every(([key, part]) => Object.hasOwn(old, key) && Object.is(part, old[key]));
  // Entries, since a node may be named as what every object has (`__proto__`).
  return (same ? old : Object.fromEntries(parts)) as T;
}

function replaceEqualList(old: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((part, index) => replaceEqualDeep(old[index], part));
  const same = shared.length === old.length && shared.every((part, index) => part === old[index]);
  return same ? old : shared;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
