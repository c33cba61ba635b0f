import type { Service } from './model';

/** Names of the critical services as the product's guides print them (S2, S62), as they stand inside a sentence. */
export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  'client-profile-agent': 'Client Profile Agent',
  'sync-agent': 'Sync Agent',
  'xcp-router': 'XCP Router',
  'sip-proxy': 'SIP Proxy',
  'presence-engine': 'Presence Engine',
  database: 'the database',
};
