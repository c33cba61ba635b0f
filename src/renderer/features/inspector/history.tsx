import type { UserDetail } from '../../../shared/lab-api';
import { useCommand } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { Sect } from './sect';

/** A user's life in order; a step opens the lab as it was then. */
export function UserHistory({ user }: { readonly user: UserDetail }) {
  const lab = useCommand();
  return (
    <Sect title="History">
      <ol className="hist">
        {user.events.map((event, index) => (
          <li
            key={`${event.step} ${event.title}`}
            className={index === user.events.length - 1 ? 'now' : undefined}
          >
            <span>{event.title}</span>
            <Button kind="inline" onPress={() => void lab.lookAt(event.step + 1)}>
              {`Step ${formatCount(event.step + 1)}`}
            </Button>
            {event.detail !== '' && <span className="d">{event.detail}</span>}
          </li>
        ))}
      </ol>
    </Sect>
  );
}
