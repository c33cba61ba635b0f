import type { Service } from '../../../shared/model';

/** Names of the critical services as the product's guides print them (S2, S62). */
const NAMES: Readonly<Record<Service, string>> = {
  'client-profile-agent': 'Client Profile Agent',
  'sync-agent': 'Sync Agent',
  'xcp-router': 'XCP Router',
  'sip-proxy': 'SIP Proxy',
  'presence-engine': 'Presence Engine',
  database: 'the database',
};

/** Name of a critical service inside a sentence: "Presence Engine", "the database". */
export function serviceName(service: Service): string {
  return NAMES[service];
}
