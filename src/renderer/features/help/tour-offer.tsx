import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import './help.css';

export interface TourOfferProps {
  readonly onTake: () => void;
  readonly onSkip: () => void;
}

/** On the first run: offers the tour once, and never again after it was taken or skipped. */
export function TourOffer({ onTake, onSkip }: TourOfferProps) {
  const toured = useStore(useApp().settings, (settings) => settings.toured);
  if (toured) return null;
  return (
    <section className="tour-offer" aria-label="Tour">
      <p className="grow">
        <b>First time here.</b>{' '}
        <span className="t2">Four stops show where things are, in the first sample.</span>
      </p>
      <Button small kind="quiet" onPress={onSkip}>
        Skip
      </Button>
      <Button small onPress={onTake}>
        Take the tour
      </Button>
    </section>
  );
}
