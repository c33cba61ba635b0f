import { countOf } from '../../../shared/format';

/** Users and the devices they bring, "5 600 devices of 2 800 users"; one figure where both are the same. */
export function demandInWords(users: number, devices: number): string {
  if (users === 0 || devices === users) return countOf(devices, 'user');
  return `${countOf(devices, 'device')} of ${countOf(users, 'user')}`;
}

/** What a figure of demand counts: users where each brings one device, else devices. */
export function demandUnit(users: number, devices: number): readonly [one: string, many: string] {
  return users === devices ? ['user', 'users'] : ['device', 'devices'];
}
