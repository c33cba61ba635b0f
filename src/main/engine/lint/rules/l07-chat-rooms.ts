import { countOf, formatCount } from '../../../../shared/format';
import { CHAT_ROOMS_PER_GROUP } from '../../rule-packs';
import { defineFinding, when } from '../record';

/** L07 (the lab's own, domain 3.3): the chat rooms of a group fit it. */
export const L07 = defineFinding({
  code: 'L07',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S31', 'S20'],
  asks: 'A redundancy group has at most 5 000 rooms of persistent chat; with its HA at most 2 500 a node are advised.',
  label: 'Too many chat rooms',
  unit: ['room', 'rooms'],
  check: ({ nodes }, { state }) => {
    const rooms = nodes.length * (state.topology.facts.chatRoomsPerNode ?? 0);
    return when(rooms > CHAT_ROOMS_PER_GROUP, () => ({
      surplus: rooms - CHAT_ROOMS_PER_GROUP,
      rooms,
    }));
  },
  title: ({ surplus }, { name }) => `${name} has ${countOf(surplus, 'chat room')} too many`,
  message: ({ rooms }, { name, hasHa }) =>
    `${name} has ${countOf(rooms, 'room')} of persistent chat; ${formatCount(CHAT_ROOMS_PER_GROUP)} are tested for a redundancy group${hasHa ? ', and after a failover one node hosts them all' : ''}.`,
  advice:
    'The figures are for small rooms: at 100 users a room 3 500 a node are tested, 1 750 with HA. Without HA of persistent chat the rooms of a lost node are gone until it is back. Spread rooms over more groups.',
  several: (where, isOne) => `${where} ${isOne ? 'has' : 'have'} too many chat rooms`,
});
