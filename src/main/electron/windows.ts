import type { WebContents } from 'electron';
import type { Outcome } from '../../shared/outcome';
import type { Lab } from '../lab/lab';
import type { Labs } from '../lab/labs';
import type { Desktop, DesktopDoes } from './desktop';

/** The windows of the app, each with its own lab. */
export interface Windows {
  /** One more window, with nothing open in it. */
  readonly add: () => void;
  /**
   * Opens a file: where it is open already, its window comes to the front; a window with nothing in it takes it; else
   * it gets a window of its own.
   */
  readonly openPath: (path: string) => Promise<void>;
  /** The window of a page, or null. */
  readonly of: (contents: WebContents) => Desktop | null;
  /** The window in use comes to the front; where there is none, a new one. */
  readonly toFront: () => void;
  /** Asks for each window with unsaved work; true: the app may end. */
  readonly mayQuit: () => Promise<boolean>;
  /** There is a window. */
  readonly isOpen: () => boolean;
  /** Every window that was closed has its lab closed, too; false: there are some that have not. */
  readonly isClosed: () => boolean;
  readonly closed: () => Promise<void>;
}

export interface WindowsParts {
  readonly labs: Promise<Labs>;
  /** Makes a window for a lab. */
  readonly make: (lab: Promise<Lab>, does: DesktopDoes) => Desktop;
}

/** Keeps the windows, and which of them is in use. */
export function createWindows({ labs, make }: WindowsParts): Windows {
  /** The one in use last comes last. */
  const open = new Set<Desktop>();
  const closing = new Set<Promise<void>>();
  let opening: Promise<void> = Promise.resolve();

  const front = (): Desktop | undefined => [...open].at(-1);
  const addFor = (lab: Promise<Lab>): Desktop => {
    const desktop = make(lab, {
      isFront: () => front() === desktop,
      inUse() {
        if (!open.delete(desktop)) return;
        open.add(desktop);
      },
      openFile: (path) => soon(path, desktop),
      openWindow: add,
    });
    open.add(desktop);
    closing.add(desktop.closed);
    void desktop.gone.then(() => {
      open.delete(desktop);
      front()?.showMenu();
    });
    void desktop.closed.then(() => closing.delete(desktop.closed));
    return desktop;
  };
  const add = (): void => void addFor(labs.then((ready) => ready.add()));

  const openFile = async (path: string, near: Desktop | undefined): Promise<Outcome<object>> => {
    const known = [...open].find((each) => each.path() === path);
    if (known) {
      known.focus();
      return { ok: true };
    }
    if (near?.isFree()) return near.open(path);
    // The window comes when there is something for it: a file that is refused leaves none behind.
    const lab = (await labs).add();
    const outcome = await lab.document.openPath(path);
    if (outcome.ok) addFor(Promise.resolve(lab));
    else await lab.close();
    return outcome;
  };
  /** One after the other, so that the same file asked for twice finds its window. */
  const soon = (path: string, near: Desktop | undefined): Promise<Outcome<object>> => {
    const outcome = opening.then(() => openFile(path, near));
    opening = outcome.then(
      () => {},
      () => {},
    );
    return outcome;
  };
  return {
    add,
    async openPath(path) {
      if (open.size === 0) add();
      const near = front();
      await near?.show(await soon(path, near));
    },
    of: (contents) => [...open].find((each) => each.contents === contents) ?? null,
    toFront() {
      const last = front();
      if (last) last.focus();
      else add();
    },
    async mayQuit() {
      const left: Desktop[] = [];
      for (const desktop of [...open].reverse()) {
        if (!(await desktop.mayLeave())) return false;
        left.push(desktop);
      }
      for (const desktop of left) desktop.leave();
      return true;
    },
    isOpen: () => open.size > 0,
    isClosed: () => closing.size === 0,
    async closed() {
      await Promise.all(closing);
    },
  };
}
