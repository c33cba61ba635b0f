import { createStore, type Store } from './store';

/** One line that says what happened, with a way back where there is one. */
export interface Toast {
  readonly id: number;
  /** What was done, before its effect: "Fail imp4". */
  readonly title?: string;
  readonly text: string;
  /** Undo takes it back: the last step, or all steps from `undoTo` on. */
  readonly undo: boolean;
  readonly undoTo?: number;
  /** Takes it back, where it is no step. */
  readonly onUndo?: () => void;
}

export interface ToastStore extends Pick<Store<readonly Toast[]>, 'get' | 'subscribe'> {
  readonly show: (toast: Omit<Toast, 'id'>) => void;
  readonly dismiss: (id: number) => void;
}

/** At most two stay; the older one leaves first. */
const MOST = 2;

/** Makes the list of toasts. A newer one takes Undo from the older ones: undo goes in order. */
export function createToasts(): ToastStore {
  const store = createStore<readonly Toast[]>([]);
  let last = 0;
  return {
    get: store.get,
    subscribe: store.subscribe,
    show(toast) {
      last += 1;
      const fresh = { ...toast, id: last };
      store.set((old) => [...old.map((each) => ({ ...each, undo: false })), fresh].slice(-MOST));
    },
    dismiss: (id) => store.set((old) => old.filter((toast) => toast.id !== id)),
  };
}
