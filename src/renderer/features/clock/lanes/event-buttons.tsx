import type { CSSProperties } from 'react';
import { useApp } from '../../../stores/app-context';
import { formatSeconds } from '../../../ui/figures';
import { movePlayhead } from '../playback/clock-state';
import type { Course } from '../playback/playback';
import type { ClockScale } from './clock-scale';

export interface EventButtonsProps {
  readonly layout: ClockScale;
  readonly course: Course;
}

/** The events as buttons over their drawn labels: each jumps to its second. */
export function EventButtons({ layout, course }: EventButtonsProps) {
  const app = useApp();
  return (
    <ul className="clock-events" aria-label="Events">
      {layout.events.map((event) => {
        const place = {
          '--x': `${event.left ? event.x - event.width : event.x}px`,
          '--y': `${layout.lanes.events.top + layout.scale + event.row * layout.eventRow}px`,
          '--w': `${event.width}px`,
          '--h': `${layout.eventRow}px`,
        };
        return (
          <li key={`${event.second} ${event.label}`}>
            <button
              type="button"
              className="clock-event"
              style={place as CSSProperties}
              aria-label={`${event.label}, ${formatSeconds(event.second)}`}
              onClick={() => movePlayhead(app, { type: 'jump', second: event.second }, course)}
            />
          </li>
        );
      })}
    </ul>
  );
}
