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
  /** Files on their way, so that the same one asked for twice finds its window. */
  const underWay = new Map<string, Promise<Outcome<object>>>();
  /** Windows that a file is on its way to. */
  const taking = new Set<Desktop>();

  const front = (): Desktop | undefined => [...open].at(-1);
  const addFor = (lab: Promise<Lab>): Desktop => {
    const desktop = make(lab, {
      isFront: () => front() === desktop,
      inUse() {
        if (!open.delete(desktop)) return;
        open.add(desktop);
      },
      openFile: (path, anyway) => soon(path, desktop, anyway),
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

  const openIn = async (
    desktop: Desktop,
    path: string,
    anyway: true | undefined,
  ): Promise<Outcome<object>> => {
    taking.add(desktop);
    try {
      return await desktop.open(path, anyway);
    } finally {
      taking.delete(desktop);
    }
  };
  const openFile = async (
    path: string,
    near: Desktop,
    anyway: true | undefined,
  ): Promise<Outcome<object>> => {
    const known = [...open].find((each) => each.path() === path);
    if (known) {
      known.focus();
      return { ok: true };
    }
    if (near.isFree() && !taking.has(near)) return openIn(near, path, anyway);
    const lab = (await labs).add();
    if (anyway) {
      // What takes minutes shows how far it is, and can be ended there.
      const desktop = addFor(Promise.resolve(lab));
      const outcome = await openIn(desktop, path, anyway);
      if (!outcome.ok && desktop.isFree()) desktop.leave();
      return outcome;
    }
    // The window comes when there is something for it: a file that is refused leaves none behind.
    const outcome = await lab.document.openPath(path);
    if (outcome.ok) addFor(Promise.resolve(lab));
    else await lab.close();
    return outcome;
  };
  const soon = (
    path: string,
    near: Desktop,
    anyway: true | undefined,
  ): Promise<Outcome<object>> => {
    const outcome =
      underWay.get(path) ?? openFile(path, near, anyway).finally(() => underWay.delete(path));
    underWay.set(path, outcome);
    return outcome;
  };
  return {
    add,
    async openPath(path) {
      if (open.size === 0) add();
      await front()?.openFile(path);
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
