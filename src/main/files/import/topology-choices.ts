import type { Decision } from './decisions';
import { listInWords } from './words';

/** A group while its pieces are joined: what each file says of it. */
export interface OpenGroup {
  readonly name: string;
  readonly ids: Set<string>;
  readonly ha: Map<string, boolean>;
  readonly slots: Map<string, readonly [string | null, string | null]>;
  readonly files: Set<string>;
  readonly members: string[];
  users: number | null;
}

/** Answers given, and what is told and asked on the way. */
export interface Talk {
  readonly answers: ReadonlyMap<string, string>;
  readonly notices: string[];
  readonly decisions: Decision[];
  readonly warnings: string[];
}

/** The order of the nodes of a group; where two files differ it is a decision. */
export function chosenSlots(
  group: OpenGroup,
  talk: Talk,
): readonly [string | null, string | null] | undefined {
  const orders = new Map<
    string,
    { slots: readonly [string | null, string | null]; file: string }
  >();
  for (const [file, slots] of group.slots) {
    const key = slots.join(' then ');
    if (!orders.has(key)) orders.set(key, { slots, file });
  }
  const [first] = orders.values();
  if (orders.size < 2) {
    if (!first && group.members.length === 2)
      talk.notices.push(
        `no piece says which node of ${group.name} is the first; ${listInWords(group.members)} stand as they were listed`,
      );
    return first?.slots;
  }
  const id = `order:${group.name}`;
  const given = talk.answers.get(id);
  const chosen = (given === undefined ? undefined : orders.get(given)) ?? first!;
  talk.decisions.push({
    id,
    title: `The order of the nodes of ${group.name} differs`,
    text: [...orders].map(([order, { file }]) => `${order} in ${file}`).join('; '),
    options: [...orders.keys()].map((order) => ({ value: order, label: order })),
    chosen: chosen.slots.join(' then '),
    isSettled: given !== undefined,
    isGap: false,
  });
  return chosen.slots;
}

/** Whether HA is on for a group; where two files differ, or none says it, it is a decision. */
export function chosenHa(group: OpenGroup, nodes: number, talk: Talk): boolean {
  const values = new Set(group.ha.values());
  const id = `ha:${group.name}`;
  const given = talk.answers.get(id);
  const [first] = values;
  if (values.size === 1 && given === undefined) return first!;
  if (values.size === 0 && nodes < 2 && given === undefined) return false;
  const chosen = given !== undefined ? given === 'on' : (first ?? false);
  talk.decisions.push({
    id,
    title:
      values.size === 0
        ? `No piece says whether HA is on for ${group.name}`
        : `HA of ${group.name} is on in one piece and off in another`,
    text:
      values.size === 0
        ? 'Without an answer the group is made without HA.'
        : [...group.ha].map(([file, ha]) => `${ha ? 'on' : 'off'} in ${file}`).join(', '),
    options: [
      { value: 'on', label: 'HA on' },
      { value: 'off', label: 'HA off' },
    ],
    chosen: chosen ? 'on' : 'off',
    isSettled: given !== undefined,
    isGap: values.size === 0,
  });
  return chosen;
}
