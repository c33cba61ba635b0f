import type { ServerAnswer } from '../files/import/user-changes';
import type { ColumnAnswers } from '../files/import/user-list';
import type { UserFileAnswers } from '../files/user-file';
import type { Options } from './command';
import type { OptionReader } from './option-reader';

/** The options that answer what a list of users leaves open. */
export const USER_OPTIONS = {
  map: {
    type: 'string',
    multiple: true,
    value: 'OLD=NEW',
    help: 'the node that a server of a file is; or unassigned, mode or leave-out',
  },
  blank: {
    type: 'string',
    value: 'HOW',
    help: 'new users whose server is blank: unassigned, or placed by the mode',
  },
  column: {
    type: 'string',
    multiple: true,
    value: 'NAME=FIELD',
    help: 'what a column holds: id, server, homeCluster, enabled, devices; or ignore',
  },
  'left-out': { type: 'string', value: 'FILE', help: 'write every row that is left out to a file' },
} as const satisfies Options;

const FIELDS = ['id', 'server', 'homeCluster', 'enabled', 'group', 'devices', 'ignore'] as const;
const WORDS: Readonly<Record<string, ServerAnswer>> = {
  '': 'unassigned',
  unassigned: 'unassigned',
  mode: 'mode',
  'leave-out': 'leave-out',
};

/** The answers that were given as options. */
export function readUserAnswers(
  given: {
    readonly map?: readonly string[];
    readonly blank?: string;
    readonly column?: readonly string[];
  },
  options: OptionReader,
): UserFileAnswers {
  const servers = new Map<string, ServerAnswer>();
  for (const [old, to] of pairs('map', given.map, options))
    servers.set(old.toLowerCase(), Object.hasOwn(WORDS, to) ? WORDS[to]! : { to });
  const columns = new Map<string, ColumnAnswers extends ReadonlyMap<string, infer F> ? F : never>();
  for (const [name, field] of pairs('column', given.column, options)) {
    const known = options.word('column NAME=', field, FIELDS);
    if (known !== undefined) columns.set(name, known);
  }
  const blank = options.word('blank', given.blank, ['unassigned', 'mode'] as const) ?? null;
  return { servers, columns, blank };
}

/** `OLD=NEW`, at the last sign of equality: a name may hold one. */
export function pairs(
  option: string,
  given: readonly string[] = [],
  options: OptionReader,
): [string, string][] {
  return given.flatMap((text) => {
    const equals = text.lastIndexOf('=');
    if (equals > 0)
      return [[text.slice(0, equals).trim(), text.slice(equals + 1).trim()] as [string, string]];
    options.refuse(
      `--${option} must be two names with = between them, not ${JSON.stringify(text)}`,
    );
    return [];
  });
}
