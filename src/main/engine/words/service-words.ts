import type { Service } from '../../../shared/model';
import { SERVICE_NAMES } from '../../../shared/service-names';
import type { StoppedServices } from '../state';

/** Name of a critical service inside a sentence: "Presence Engine", "the database". */
export function serviceName(service: Service): string {
  return SERVICE_NAMES[service];
}

/** "Presence Engine, the database (needs a restart)". */
export function servicesInWords(stopped: StoppedServices): string {
  return Object.entries(stopped)
    .map(([service, how]) => {
      const name = serviceName(service as Service);
      return how === 'broken' ? `${name} (needs a restart)` : name;
    })
    .join(', ');
}
