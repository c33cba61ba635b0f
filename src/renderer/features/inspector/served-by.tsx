import type { UserRowView } from '../../../shared/view';

/** Who serves a user: its home node, the peer of it, or nobody. Each with its own mark. */
export function ServedBy({ user }: { readonly user: UserRowView }) {
  if (user.servedBy === null) {
    return (
      <span className={user.assignedTo === null ? 't3' : 'none-t'}>
        {user.assignedTo === null ? 'nobody' : '∅ nobody'}
      </span>
    );
  }
  const home = user.servedBy === user.assignedTo;
  return (
    <span className={home ? 'state plain' : 'state plain backup'}>
      <i aria-hidden="true" />
      <span>{user.servedBy}</span>
    </span>
  );
}
