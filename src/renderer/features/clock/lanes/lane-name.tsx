import type { ClockView } from '../../../../shared/lab-api';
import { fitName, fitText } from '../../../charts/layout/text-width';
import { type ClockScale, LARGER } from './clock-scale';
import type { Lane } from './lane-layout';

/** What every lane is drawn from. */
export interface LaneProps {
  readonly clock: ClockView;
  readonly layout: ClockScale;
}

export interface LaneNameProps {
  readonly layout: ClockScale;
  readonly lane: Lane;
  readonly name: string;
  readonly note: string;
}

/** The name of a lane at its left, and the line below it. */
export function LaneName({ layout, lane, name, note }: LaneNameProps) {
  const { scale } = layout;
  const middle = lane.top + lane.height / 2;
  const two = note !== '' && lane.height >= 40 * scale;
  const room = layout.lanes.names - 20 * scale;
  return (
    <>
      <text className="lane-name" x={12 * scale} y={middle + (two ? -2 : 4) * scale}>
        {fitName(name, room, scale * LARGER)}
        <title>{note === '' ? name : `${name}, ${note}`}</title>
      </text>
      {two && (
        <text x={12 * scale} y={middle + 13 * scale}>
          {fitText(note, room, scale)}
        </text>
      )}
      <line
        className="rule"
        x1={0}
        x2={layout.width}
        y1={lane.top + lane.height - 0.5}
        y2={lane.top + lane.height - 0.5}
      />
    </>
  );
}
