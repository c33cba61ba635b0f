/**
 * The workspace of this tab: the address names it (`?lab=…`), and the tab holds a lock that all tabs in the workspace share, so
 * that each can see whether it is alone there.
 */
const PARAMETER = 'lab';
/** In an address: a workspace of its own, with nothing on it yet. */
const NEW = 'new';

/** The workspace that the address names; `new` stands for one that is to be made. Null: it names none. */
export function addressWorkspace(address: Location = location): string | 'new' | null {
  return new URLSearchParams(address.search).get(PARAMETER);
}

/** The address of a workspace, without what follows `#`; null: of a new one. */
export function workspaceAddress(workspace: string | null): string {
  return `${location.pathname}?${new URLSearchParams({ [PARAMETER]: workspace ?? NEW })}`;
}

const lockOf = (workspace: string): string => `implab.workspace.${workspace}`;
let here = new AbortController();

/** Tells the other tabs that this one is in a workspace, and at no other. */
export function standAt(workspace: string): void {
  here.abort();
  here = new AbortController();
  const { signal } = here;
  const held = (): Promise<void> =>
    new Promise((leave) => signal.addEventListener('abort', () => leave()));
  navigator.locks.request(lockOf(workspace), { mode: 'shared', signal }, held).catch(() => {
    // It left before it was there.
  });
}

/** Tabs of this browser that are in the workspace, this one among them. */
export async function tabsIn(workspace: string): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name === lockOf(workspace)).length;
}

/** Other tabs are in the workspace, too. */
export async function isShared(workspace: string): Promise<boolean> {
  return (await tabsIn(workspace)) > 1;
}
