import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { countOf, formatDay } from '../../ui/figures';
import { Icon } from '../../ui/icon';

/** Work that was not saved when implab ended: bring it back, or let it go. */
export function RecoveryOffer() {
  const { lab } = useApp();
  const query = useQuery('file.recovery', {});
  const offer = query.answer?.offer ?? null;
  const [answered, setAnswered] = useState(false);
  if (query.problem !== null) return <QueryFailure of={query} />;
  if (offer === null || answered) return null;
  const answer = async (accept: boolean): Promise<void> => {
    if ((await lab.attempt('file.recover', { accept })) !== null) setAnswered(true);
  };
  return (
    <section className="recovery" aria-label="Recovery">
      <span className="recovery-mark">
        <Icon of={LifeBuoy} />
      </span>
      <div className="grow">
        <b>
          {offer.steps > 0
            ? `implab closed before “${offer.title}” was saved`
            : `implab closed without a clean end while “${offer.title}” was open`}
        </b>
        <p className="t2 small">
          {offer.steps > 0
            ? `${countOf(offer.steps, 'step')} up to ${dayWords(offer.at)} can be brought back. Your saved file is untouched.`
            : `It was saved as a download, ${dayWords(offer.at)}. Where the download is missing, this copy is as new.`}
        </p>
      </div>
      <Button kind="quiet" onPress={() => void answer(false)}>
        Discard
      </Button>
      <Button kind="primary" onPress={() => void answer(true)}>
        {offer.steps > 0 ? `Recover ${countOf(offer.steps, 'step')}` : 'Open the copy'}
      </Button>
    </section>
  );
}

/** The day inside a sentence: "today, 09:41". */
function dayWords(iso: string): string {
  const day = formatDay(iso, new Date());
  return day.charAt(0).toLowerCase() + day.slice(1);
}
