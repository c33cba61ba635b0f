import type { Pause } from '../../../shared/slices';
import type { StepRow } from '../../../shared/view';
import { NumberRanges } from '../../engine/collections/number-ranges';
import { PersistentMap } from '../../engine/collections/persistent-map';
import { EMPTY_BLOCK, UserBlock } from '../../engine/collections/user-block';
import { IdTable } from '../../engine/ids';
import type { LabState } from '../../engine/state';
import { UserColumns } from '../../engine/user-columns';
import { isSettled, type LabRecord } from '../../store/lab-record';
import { storeOfImage } from '../../store/lab-store';
import { History } from '../open-lab/history';
import { OpenLab, type Origin } from '../open-lab/open-lab';
import { type Batch, batchesOf, type Vocabulary } from './codec';

/** The classes of which a lab is made; one that is missing here is refused by name when a lab holds it. */
export const LAB_VOCABULARY: Vocabulary = {
  classes: { IdTable, NumberRanges, PersistentMap, UserBlock, UserColumns },
  constants: [EMPTY_BLOCK],
};

/** States that go over; those between are made anew when somebody looks back at them. */
const MAX_STATES = 2000;

/** A lab as it goes to another thread. */
interface Packed {
  readonly record: LabRecord;
  readonly saved: LabRecord;
  readonly state: LabState;
  readonly rows: readonly StepRow[];
  readonly kept: readonly (readonly [position: number, state: LabState])[];
  readonly origin: Origin;
  /** Its database. */
  readonly image: Uint8Array;
}

/** Takes a lab apart, which is closed with that. */
export async function batchesOfLab(lab: OpenLab, pause: Pause): Promise<Generator<Batch>> {
  const { history, origin, saved } = lab.parts;
  const { record, state } = lab;
  const image = await lab.read(record.position, pause, (store) => store.image());
  lab.close();
  const kept = history.kept(MAX_STATES);
  const packed: Packed = { record, saved, state, rows: history.rows, kept, origin, image };
  return batchesOf(packed, LAB_VOCABULARY);
}

/** Puts it together again. */
export async function labOf(read: object): Promise<OpenLab> {
  const { record, saved, state, rows, kept, origin, image } = read as Packed;
  const history = History.of(isSettled(record.head), record.journal, rows, kept);
  const now = { record, state };
  const store = await storeOfImage(image, now);
  return new OpenLab({ history, now, store, saved, origin });
}
