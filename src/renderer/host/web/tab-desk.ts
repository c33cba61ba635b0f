/**
 * The desk of this tab: the address names it (`?lab=…`), and the tab holds a lock that all tabs at the desk share, so
 * that each can see whether it is alone there.
 */
const PARAMETER = 'lab';
/** In an address: a desk of its own, with nothing on it yet. */
const NEW = 'new';

/** The desk that the address names; `new` stands for one that is to be made. Null: it names none. */
export function addressDesk(address: Location = location): string | 'new' | null {
  return new URLSearchParams(address.search).get(PARAMETER);
}

/** The address of a desk, without what follows `#`; null: of a new one. */
export function deskAddress(desk: string | null): string {
  return `${location.pathname}?${new URLSearchParams({ [PARAMETER]: desk ?? NEW })}`;
}

const lockOf = (desk: string): string => `implab.desk.${desk}`;
let here = new AbortController();

/** Tells the other tabs that this one is at a desk, and at no other. */
export function standAt(desk: string): void {
  here.abort();
  here = new AbortController();
  const { signal } = here;
  const held = (): Promise<void> =>
    new Promise((leave) => signal.addEventListener('abort', () => leave()));
  navigator.locks.request(lockOf(desk), { mode: 'shared', signal }, held).catch(() => {
    // It left before it was there.
  });
}

/** Other tabs are at the desk, too. */
export async function isShared(desk: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name === lockOf(desk)).length > 1;
}
