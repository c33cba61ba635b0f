import type { PairView } from '../../../shared/pair';
import { nodeAt, nodesOf } from '../order';
import type { Group, LabState } from '../state';
import { pairEvents, pairStatuses } from './diagram';
import { alarmsOf, haStatusLines, srmStateOf } from './product-words';
import { tableRow } from './table-row';

/** A group in the product's own words, with the picture of its statuses. */
export function pairView(state: LabState, group: Group): PairView {
  return {
    cli: haStatusLines(state, group),
    row: tableRow(state, group),
    alarms: alarmsOf(state, group),
    srmState: nodesOf(group).map((index) => {
      const node = nodeAt(state.topology, index);
      return { node: node.name, value: srmStateOf(node) };
    }),
    statuses: pairStatuses(group),
    events: pairEvents(state, group),
  };
}
