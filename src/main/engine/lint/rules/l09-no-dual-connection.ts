import { isBefore } from '../../../../shared/model';
import { defineFinding } from '../record';
import { allOf } from '../words';

const FIRST_RELEASE = '14';

/** L09 (the lab's own, domain 4.1): dual connections have a release and a backup node to connect to. */
export const L09 = defineFinding({
  code: 'L09',
  place: 'cluster',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S2', 'S22'],
  asks: 'Dual connections of Jabber need release 14 and HA for every group.',
  label: 'No spare connection',
  check: ({ state, groups }) => {
    const { facts, parameters } = state.topology;
    const tooOld = isBefore(parameters.release, FIRST_RELEASE);
    const without = groups.filter(({ hasHa }) => !hasHa).map(({ name }) => name);
    return facts.dualConnections === true && (tooOld || without.length > 0)
      ? [{ tooOld, without }]
      : [];
  },
  title: () => 'Clients have no spare connection',
  message: ({ tooOld, without }, { pack }) =>
    tooOld
      ? `Dual connections need release 14; the lab runs ${pack.release}.`
      : `Dual connections are not offered where HA is off: ${allOf(without)}.`,
  advice:
    'With a spare connection to the backup a failover leaves nearly no gap. It needs Jabber 14, is off by default, and comes neither with the unrestricted build nor with secure client mode off.',
});
