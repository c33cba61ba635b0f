/**
 * The new value with every part that equals the old one replaced by the old one, so that what did not change
 * stays the same object and is not drawn again. Plain data only (what came as a message).
 */
export function replaceEqualDeep<T>(old: unknown, next: T): T {
  if (Object.is(old, next)) return next;
  if (Array.isArray(old) && Array.isArray(next)) return replaceEqualList(old, next) as T;
  if (!isRecord(old) || !isRecord(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(old).length;
  const shared: Record<string, unknown> = {};
  for (const key of keys) {
    const part = replaceEqualDeep(old[key], next[key]);
    shared[key] = part;
    same &&= Object.hasOwn(old, key) && Object.is(part, old[key]);
  }
  return (same ? old : shared) as T;
}

function replaceEqualList(old: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((part, index) => replaceEqualDeep(old[index], part));
  const same = shared.length === old.length && shared.every((part, index) => part === old[index]);
  return same ? old : shared;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
