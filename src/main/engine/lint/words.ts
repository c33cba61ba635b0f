import { countOf, shortened, shortSize } from '../../../shared/format';
import { demandUnit } from '../words/demand';

/** "600 users too many" or "600 devices too many". */
export function tooMany(surplus: number, users: number, devices: number): string {
  return `${countOf(surplus, ...demandUnit(users, devices))} too many`;
}

/** "+600 users", for the chip of a finding. */
export function overFigure(surplus: number, users: number, devices: number): string {
  return `+${countOf(surplus, ...demandUnit(users, devices))}`;
}

/** "a", "a and b", "a, b and c". */
export function allOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A generation nobody recorded is a difference too: the message asks for it. */
export function generationName(generation: string): string {
  return generation === '' ? 'of unrecorded generation' : shortened(generation);
}

/** "is sized for 5 000 users; persistent chat asks for a 15K node or larger". */
export function tooSmall(node: string, capacity: number, feature: string, minimum: number): string {
  return `${node} is sized for ${countOf(capacity, 'user')}; ${feature} asks for a ${shortSize(minimum)} node or larger.`;
}

/** "1 user is", "5 users are". */
export function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}
