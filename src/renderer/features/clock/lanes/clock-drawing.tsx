import {
  CircleCheck,
  CircleDot,
  HeartPulse,
  Link,
  LogIn,
  type LucideIcon,
  OctagonAlert,
  Power,
  PowerOff,
  Undo2,
  Unlink,
  Users,
} from 'lucide-react';
import { memo } from 'react';
import { textWidth } from '../../../charts/layout/text-width';
import { formatCount } from '../../../ui/figures';
import { LaneName, type LaneProps } from './lane-name';
import { LoadLane } from './load-lane';
import { ReloginLane } from './relogin-lane';
import { serviceSpans } from './service-spans';
import { laneLook, serviceLook, stateLook } from './span-look';
import { timeTicks } from './time-axis';
import { TrackLane } from './track-lane';

const AXIS_NAME = 'seconds after the loss';

/** Everything of the clock that does not move: axis, events, tracks, service, load and the re-login curve. */
export const ClockDrawing = memo(function ClockDrawing({ clock, layout }: LaneProps) {
  const slot = ['1st slot', '2nd slot'];
  return (
    <svg
      className="clock-drawing chart"
      width={layout.width}
      height={layout.lanes.height}
      aria-hidden="true"
    >
      <defs>
        <linearGradient id="clock-relogin">
          <stop offset="0" stopColor="var(--noservice-soft)" />
          <stop offset="1" stopColor="var(--own-soft)" />
        </linearGradient>
        <pattern
          id="p-lost"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="1.4" height="7" fill="var(--on-failed)" fillOpacity=".14" />
        </pattern>
      </defs>
      <Axis clock={clock} layout={layout} />
      <Events clock={clock} layout={layout} />
      {clock.tracks.map(({ node, spans }, index) => (
        <TrackLane
          key={node}
          layout={layout}
          lane={layout.lanes.tracks[index]!}
          name={node}
          note={clock.tracks.length > 1 ? slot[index]! : ''}
          spans={spans.map(({ from, to, state, reason }) => ({
            from,
            to,
            look: stateLook(state, reason),
          }))}
        />
      ))}
      <TrackLane
        layout={layout}
        lane={layout.lanes.service}
        name="Service"
        note={`users of ${clock.lost}`}
        spans={serviceSpans(clock).map(({ from, to, kind }) => ({
          from,
          to,
          look: serviceLook(kind, clock.lost, clock.peer),
        }))}
      />
      {clock.lanes.map(({ name, note, spans }, index) => (
        <TrackLane
          key={`${name} ${note}`}
          layout={layout}
          lane={layout.lanes.more[index]!}
          name={name}
          note={note}
          spans={spans.map(({ from, to, look, text }) => ({
            from,
            to,
            look: laneLook(look, text),
          }))}
        />
      ))}
      {layout.lanes.load !== null && (
        <LoadLane clock={clock} layout={layout} lane={layout.lanes.load} />
      )}
      <ReloginLane clock={clock} layout={layout} />
      <line
        className="rule"
        x1={layout.lanes.names}
        x2={layout.lanes.names}
        y1={0}
        y2={layout.lanes.height}
      />
    </svg>
  );
});

function Axis({ layout }: LaneProps) {
  const { axis, names } = layout.lanes;
  const { major, minor } = timeTicks(layout.window, layout.end - names);
  const floor = axis.top + axis.height;
  const long = new Set(major);
  return (
    <>
      <rect className="lane-ground" width={layout.width} y={axis.top} height={axis.height} />
      <LaneName layout={layout} lane={axis} name="" note="" />
      <text x={12 * layout.scale} y={axis.top + axis.height / 2 + 4 * layout.scale}>
        {textWidth(AXIS_NAME, layout.scale) < names - 50 * layout.scale ? AXIS_NAME : 'seconds'}
      </text>
      {minor.map((second) => (
        <line
          key={second}
          className="axis"
          x1={layout.x(second)}
          x2={layout.x(second)}
          y1={floor - (long.has(second) ? 10 : 5) * layout.scale}
          y2={floor}
        />
      ))}
      {major.map((second) => (
        <text
          key={second}
          className={second === 0 ? undefined : 'middle'}
          x={layout.x(second) + (second === 0 ? 2 : 0)}
          y={floor - 13 * layout.scale}
        >
          {second === 0 ? '0 s' : formatCount(second)}
        </text>
      ))}
    </>
  );
}

/** What each kind of event looks like beside its words. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  lost: PowerOff,
  detected: HeartPulse,
  takeover: HeartPulse,
  'first-client': LogIn,
  'last-client': Users,
  restored: Power,
  fallback: Undo2,
  recovered: CircleCheck,
  failed: OctagonAlert,
  'link-cut': Unlink,
  'link-healed': Link,
};

function Events({ layout }: LaneProps) {
  const { events } = layout.lanes;
  const { scale } = layout;
  const chip = layout.eventRow - 4 * scale;
  return (
    <>
      <LaneName layout={layout} lane={events} name="Events" note="click to jump" />
      {layout.events.map((event) => {
        const top = events.top + 3 * scale + event.row * layout.eventRow;
        const left = event.left ? event.x - event.width : event.x;
        const Mark = ICONS[event.kind] ?? CircleDot;
        return (
          <g key={`${event.second} ${event.label}`}>
            <rect className="event" x={left} y={top} width={event.width} height={chip} rx={4} />
            <line
              className={`stem ${event.kind}`}
              x1={event.x + 0.75}
              x2={event.x + 0.75}
              y1={events.top}
              y2={top + chip}
            />
            <Mark
              className="event-icon"
              x={left + 8 * scale}
              y={top + chip / 2 - 6.5 * scale}
              width={13 * scale}
              height={13 * scale}
            />
            <text className="event-text" x={left + 26 * scale} y={top + chip / 2 + 4 * scale}>
              {event.label} <tspan className="figure">{formatCount(event.second)}</tspan>
            </text>
          </g>
        );
      })}
    </>
  );
}
