import type { CSSProperties } from 'react';
import { useApp } from '../../../stores/app-context';
import { formatSeconds } from '../../../ui/figures';
import { movePlayhead } from '../playback/clock-state';
import type { Course } from '../playback/playback';
import type { ClockScale } from './clock-scale';

export interface EventButtonsProps {
  readonly at: ClockScale;
  readonly course: Course;
}

/** The events as buttons over their drawn labels: each jumps to its second. */
export function EventButtons({ at, course }: EventButtonsProps) {
  const app = useApp();
  return (
    <ul className="clock-events" aria-label="Events">
      {at.events.map((event) => {
        const place = {
          '--x': `${event.left ? event.x - event.width : event.x}px`,
          '--y': `${at.lanes.events.top + at.scale + event.row * at.eventRow}px`,
          '--w': `${event.width}px`,
          '--h': `${at.eventRow}px`,
        };
        return (
          <li key={`${event.at} ${event.label}`}>
            <button
              type="button"
              className="clock-event"
              style={place as CSSProperties}
              aria-label={`${event.label}, ${formatSeconds(event.at)}`}
              onClick={() => movePlayhead(app, { type: 'jump', second: event.at }, course)}
            />
          </li>
        );
      })}
    </ul>
  );
}
