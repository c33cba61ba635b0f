import { AskedServers, tellsOfServers } from '../../engine/what-if/asked-servers';
import type { OpenLab } from './open-lab';

/** The servers that the users of a lab were enabled with, by its first steps. */
export function askedServers(lab: OpenLab, length: number): AskedServers {
  const servers = new AskedServers();
  for (const [index, { step }] of lab.record.journal.slice(0, length).entries())
    if (step.refused === undefined && tellsOfServers(step))
      servers.see({ step, before: lab.stateAt(index), after: lab.stateAt(index + 1) });
  return servers;
}
