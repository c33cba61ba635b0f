import type { ImportAnswer, ImportRow, ImportView } from '../../../shared/import-view';
import type { Ova } from '../../../shared/model';
import type { Scenario } from '../../../shared/step';
import type { UserField } from './column-names';
import { CREATE } from './created-nodes';
import { type JoinAnswers, type Joined, joinPieces } from './join';
import { pieceWords } from './piece-words';
import { type Piece, readPieces } from './pieces';
import type { ServerAnswer } from './user-changes';

/** What the pieces say, without the lab they make. */
export type ImportSummary = Omit<ImportView, 'lab' | 'isReady'>;

interface Read {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  pieces: readonly Piece[];
}

const MAX_ROWS = 200;
const NO_ANSWERS: JoinAnswers = {
  servers: new Map(),
  blank: null,
  ovas: new Map(),
  mode: null,
  relogin: null,
  given: new Map(),
  scrub: false,
  title: 'From your cluster',
};

/** The pieces of one import, the answers given, and what comes of both. */
export class ImportSession {
  private read: Read[] = [];
  private answers = NO_ANSWERS;
  private readonly columns = new Map<string, UserField | 'ignore'>();
  private nextId = 1;
  private known: Joined | null = null;

  /** Reads a file or a pasted text. */
  async add(
    name: string,
    bytes: Uint8Array,
    pause: (rows: number) => Promise<void>,
  ): Promise<void> {
    const pieces = await readPieces(name, bytes, this.columns, pause);
    this.read.push({ id: this.nextId++, name, bytes, pieces });
    this.known = null;
  }

  remove(id: number): void {
    this.read = this.read.filter((each) => each.id !== id);
    this.known = null;
  }

  /** Takes an answer. One about a column reads the lists anew. */
  async answer({ decision, size, mode, scrub }: ImportAnswer): Promise<void> {
    this.known = null;
    if (mode !== undefined) this.answers = { ...this.answers, mode };
    if (scrub !== undefined) this.answers = { ...this.answers, scrub };
    if (size)
      this.answers = { ...this.answers, ovas: withEntry(this.answers.ovas, size.node, size.ova) };
    if (decision) await this.decide(decision.id, decision.value);
  }

  clear(): void {
    this.read = [];
    this.answers = NO_ANSWERS;
    this.columns.clear();
    this.known = null;
  }

  get joined(): Joined {
    this.known ??= joinPieces(
      this.read.flatMap(({ pieces }) => pieces),
      this.answers,
    );
    return this.known;
  }

  /** The lab that the pieces make, or null while groups, nodes or users are missing. */
  scenario(): Scenario | null {
    const { missing, scenario, users } = this.joined;
    return users > 0 && !missing.some(({ what }) => what === 'groups') ? scenario : null;
  }

  summary(): ImportSummary {
    const { missing, decisions, warnings, notices, leftOut, topology } = this.joined;
    const rows = leftOut.flatMap(({ file, unit, problems }) =>
      problems.map(({ line, id, text }): ImportRow => ({ file, unit, line, id, text })),
    );
    return {
      pieces: this.read.flatMap(({ id, pieces }) =>
        pieces.map((piece) => ({
          id,
          name: piece.file,
          kind: piece.kind,
          ...pieceWords(piece),
          notices: piece.notices,
          isRecognised: piece.kind !== 'unused' || piece.isRecognised,
        })),
      ),
      missing,
      decisions,
      warnings,
      notices,
      leftOut: { count: rows.length, rows: rows.slice(0, MAX_ROWS) },
      nodes: topology.groups.flatMap(({ nodes }) => nodes.map(({ name }) => name)),
      sizes: Object.fromEntries(this.answers.ovas),
      mode: this.answers.mode,
      scrub: this.answers.scrub,
    };
  }

  private async decide(id: string, value: string): Promise<void> {
    const colon = id.indexOf(':');
    const name = id.slice(colon + 1);
    if (id === 'blank')
      this.answers = { ...this.answers, blank: value === 'mode' ? 'mode' : 'unassigned' };
    else if (id === 'mode') this.answers = { ...this.answers, mode: value as JoinAnswers['mode'] };
    else if (id.startsWith('server:') && value === CREATE)
      this.answers = { ...this.answers, given: withEntry(this.answers.given, id, value) };
    else if (id.startsWith('server:')) {
      const answer: ServerAnswer = value.startsWith('to:')
        ? { to: value.slice(3) }
        : (value as Exclude<ServerAnswer, object>);
      this.answers = {
        ...this.answers,
        given: withEntry(this.answers.given, id, null),
        servers: withEntry(this.answers.servers, name.toLowerCase(), answer),
      };
    } else if (id.startsWith('column:')) {
      this.columns.set(name, value as UserField | 'ignore');
      for (const each of this.read)
        if (each.pieces.some(({ kind }) => kind === 'users'))
          each.pieces = await readPieces(each.name, each.bytes, this.columns);
    } else this.answers = { ...this.answers, given: withEntry(this.answers.given, id, value) };
  }
}

function withEntry<V extends Ova | ServerAnswer | string>(
  map: ReadonlyMap<string, V>,
  key: string,
  value: V | null,
): ReadonlyMap<string, V> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
