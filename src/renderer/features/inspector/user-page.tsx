import { Ellipsis, Maximize2, Minimize2 } from 'lucide-react';
import type { UserDetail } from '../../../shared/lab-api';
import { usePosition, useQuery, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { userMenu } from '../../parts/user-commands';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { PanelHead } from '../../ui/panel';
import { ExplanationMenu } from './explanation/explanation-menu';
import { Facts } from './facts';
import { UserHistory } from './history';
import { Notes } from './notes';
import { ServedBy } from './served-by';
import { WhyHere } from './why-here';

export interface UserPageProps {
  readonly id: string;
  /** The node asked about. */
  readonly whyNot?: string;
}

/** A user: where it is at home, who serves it, why, what would have changed it, its history. */
export function UserPage({ id, whyNot }: UserPageProps) {
  const position = usePosition();
  const query = useQuery('lab.user', { id, ...position });
  if (query.answer === null) {
    return (
      <>
        <PanelHead title={id} />
        <QueryFailure of={query} />
      </>
    );
  }
  const { user } = query.answer;
  return (
    <>
      <PanelHead title={id}>
        <UserTools user={user} />
      </PanelHead>
      <div className="panel-body">
        <Facts
          facts={[
            {
              label: 'Assigned to',
              value: user.assignedTo ?? (user.waiting ? 'waiting' : 'no node'),
            },
            { label: 'Served by', value: <ServedBy user={user} /> },
            { label: 'Devices', value: formatCount(user.devices) },
          ]}
        />
        <WhyHere id={id} {...(whyNot === undefined ? {} : { whyNot })} />
        <UserHistory user={user} />
        <Notes on="user" name={id} text={user.notes} />
      </div>
    </>
  );
}

function UserTools({ user }: { readonly user: UserDetail }) {
  const app = useApp();
  const { screen } = app;
  const readOnly = useReadOnly();
  const id = user.id;
  const enlarged = useStore(screen, ({ page }) => page === id);

  return (
    <>
      <ExplanationMenu id={id} />
      <IconButton
        small
        icon={enlarged ? Minimize2 : Maximize2}
        label={enlarged ? 'Back to the board' : 'Enlarge'}
        onPress={() => screen.set((old) => ({ ...old, page: enlarged ? null : id, drawer: null }))}
      />
      {!readOnly && (
        <Menu label={id} sections={userMenu(app, user)}>
          <IconButton small icon={Ellipsis} label={`More for ${id}`} />
        </Menu>
      )}
    </>
  );
}
