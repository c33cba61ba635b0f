/** The labs that are open while something long runs. */
export const scenario = (steps) =>
  JSON.stringify({ format: 'implab-scenario', version: 1, title: 'Bench', steps });
export const base64 = (text) => Buffer.from(text).toString('base64');
export const asFile = (steps) => ({ name: 'bench.json', data: base64(scenario(steps)) });

export const pairs = (count, capacity = 25_000) =>
  Array.from({ length: count }, (_, at) => [
    { do: 'add-group', name: `G${at}`, ha: true },
    { do: 'add-node', group: `G${at}`, name: `${at}A`, capacity },
    { do: 'add-node', group: `G${at}`, name: `${at}B`, capacity },
  ]).flat();
export const many = (count, ...steps) => Array.from({ length: count }, () => steps).flat();
export const fail = { do: 'fail-node', node: '0A' };
export const restore = [
  { do: 'restore-node', node: '0A' },
  { do: 'fallback', group: 'G0' },
];
export const listed = (count) =>
  Array.from({ length: count }, (_, at) => ({ id: `m${at}.${'x'.repeat(20)}` }));

/** Ten million users, as large as labs are. */
export const HUGE = [...pairs(5, 1_000_000), { do: 'enable-users', count: 10_000_000 }];

/** Each ends with a failure that was repaired. */
export const LABS = {
  usual: [...pairs(3), { do: 'enable-users', count: 75_000 }, fail, ...restore],
  wide: [...pairs(125), { do: 'enable-users', count: 200_000 }, fail, ...restore],
  long: [...pairs(3), { do: 'enable-users', count: 75_000 }, ...many(3400, fail, ...restore)],
  huge: [...HUGE, fail, ...restore],
};

/** A list of users as somebody brings it. */
export const csv = (count) =>
  `USER ID,HOME CLUSTER,ENABLE USER FOR UNIFIED CM IM AND PRESENCE,ASSIGNED PRESENCE SERVER\n${Array.from({ length: count }, (_, at) => `new${at},t,t,`).join('\n')}\n`;
