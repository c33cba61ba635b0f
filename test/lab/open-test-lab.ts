import { LAB_FILES } from '../../src/main/files/lab-files';
import type { Lab } from '../../src/main/lab/lab';
import { createLab } from '../../src/main/lab/labs';
import type { LabApi, LabCommand, LabEvent } from '../../src/shared/lab-api';
import type { StepRow } from '../../src/shared/view';

/** A lab with the real formats, a typed `call`, and what a page would know from its events. */
export interface TestLab {
  readonly lab: Lab;
  call<K extends LabCommand>(command: K, args: LabApi[K]['args']): Promise<LabApi[K]['result']>;
  /** The same where the answer must be a good one. */
  ask<K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
  ): Promise<Extract<LabApi[K]['result'], { readonly ok: true }>>;
  /** The last view. */
  view(): NonNullable<Extract<LabEvent, { type: 'lab.changed' }>['view']>;
  rows(): readonly StepRow[];
  position(): number;
  readonly events: LabEvent[];
  readonly log: string[];
}

export async function openTestLab(
  options: { readonly dataFolder?: string; readonly kind?: 'web' | 'electron' } = {},
): Promise<TestLab> {
  const log: string[] = [];
  const lab = await createLab({
    files: LAB_FILES,
    dataFolder: options.dataFolder ?? null,
    host: { kind: options.kind ?? 'web', platform: 'linux', version: '1.0.0' },
    log: (line) => log.push(line),
  });
  const events: LabEvent[] = [];
  let rows: readonly StepRow[] = [];
  let position = 0;
  let view: Extract<LabEvent, { type: 'lab.changed' }>['view'] = null;
  lab.subscribe((event) => {
    events.push(event);
    if (event.type !== 'lab.changed') return;
    view = event.view;
    rows = [...rows.slice(0, event.steps.from), ...event.steps.rows];
    position = event.steps.position;
  });
  const call: TestLab['call'] = (command, args) => lab.call(command, args) as never;
  return {
    lab,
    call,
    async ask(command, args) {
      const answer = await call(command, args);
      if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
      return answer as never;
    },
    view: () => {
      if (!view) throw new Error('no lab is open');
      return view;
    },
    rows: () => rows,
    position: () => position,
    events,
    log,
  };
}

/** Bytes or text as they go over the boundary. */
export function base64(data: Uint8Array | string): string {
  return Buffer.from(data).toString('base64');
}
