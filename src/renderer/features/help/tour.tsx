import { useEffect, useRef, useState } from 'react';
import { type FocusPlace, placeElement } from '../../keyboard/focus-places';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { AnchoredPopover } from '../../ui/popover';
import './help.css';
import { endTour, tourOf } from './tour-state';

/** The stops of the tour: a part of the workbench and what it is for. */
const STOPS: readonly {
  readonly place: FocusPlace;
  readonly title: string;
  readonly text: string;
  readonly placement: 'bottom start' | 'right top' | 'left top' | 'top start';
}[] = [
  {
    place: 'steps',
    title: 'Everything done is a step',
    text: 'Press a step to see the lab as it was then. Undo goes back one action.',
    placement: 'right top',
  },
  {
    place: 'board',
    title: 'Pairs and their nodes',
    text: 'Assigned and serving are two figures. Fail a node from its card, or by right click.',
    placement: 'bottom start',
  },
  {
    place: 'dock',
    title: 'Load, users, findings, failover clock',
    text: 'The same lab as graphs, as a table of users, as what is wrong, and second by second.',
    placement: 'top start',
  },
  {
    place: 'inspector',
    title: 'Why it is so',
    text: 'Select a user or node: the rule, the candidates, and what would have changed it.',
    placement: 'left top',
  },
];

/** The tour of a page while it is taken: one callout at a time, which can be skipped. */
export function Tour() {
  const app = useApp();
  const index = useStore(tourOf(app), (stop) => stop);
  const anchor = useRef<Element | null>(null);
  const stop = index === null ? undefined : STOPS[index];
  const shows = useStore(app.screen, ({ start, view }) => !start && view === 'workbench');
  useEffect(() => {
    // A tour that goes beyond its last stop is over.
    if (index !== null && stop === undefined) endTour(app);
  }, [app, index, stop]);
  const place = stop?.place ?? null;
  const [drawn, setDrawn] = useState<FocusPlace | null>(null);
  useEffect(() => {
    if (place === null || !shows) return;
    // A narrow window draws the inspector over the board only when it is asked for.
    app.screen.set((old) => ({ ...old, drawer: place === 'inspector' ? 'inspector' : null }));
    // The part may come a moment later than its lab.
    let frame = 0;
    const look = (): void => {
      anchor.current = placeElement(place);
      if (anchor.current === null) frame = requestAnimationFrame(look);
      else setDrawn(place);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [app, place, shows]);
  if (index === null || stop === undefined || !shows || drawn !== place) return null;
  const next = (): void => tourOf(app).set(index + 1);
  return (
    <AnchoredPopover
      key={stop.place}
      label={stop.title}
      anchor={anchor}
      placement={stop.placement}
      isOpen
      onClose={() => endTour(app)}
      className="tour"
    >
      <h3>{stop.title}</h3>
      <p className="small t2">{stop.text}</p>
      <div className="row">
        <span className="small t3 grow">{`${index + 1} of ${STOPS.length}`}</span>
        {index < STOPS.length - 1 && (
          <Button small kind="quiet" onPress={() => endTour(app)}>
            Skip the tour
          </Button>
        )}
        <Button small kind="primary" autoFocus onPress={next}>
          {index < STOPS.length - 1 ? 'Next' : 'End the tour'}
        </Button>
      </div>
    </AnchoredPopover>
  );
}
