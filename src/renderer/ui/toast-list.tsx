import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button';
import { Icon } from './icon';
import { Kbd } from './kbd';

export interface ToastItem {
  readonly id: number;
  readonly title?: string;
  readonly text: string;
  readonly undo: boolean;
  readonly undoTo?: number;
  readonly onUndo?: () => void;
}

export interface ToastListProps {
  readonly toasts: readonly ToastItem[];
  readonly onUndo: (toast: ToastItem) => void;
  readonly onDismiss: (id: number) => void;
  /** Work under way, below the toasts. */
  readonly children?: ReactNode;
}

const STAY_MS = 6000;

/** What was just done, one line each, with Undo. They leave after 6 s unless hovered or focused. */
export function ToastList({ toasts, onUndo, onDismiss, children }: ToastListProps) {
  return (
    <section className="toasts" aria-label="Notices">
      {toasts.map((toast) => (
        <ToastLine
          key={toast.id}
          toast={toast}
          onUndo={() => {
            onDismiss(toast.id);
            onUndo(toast);
          }}
          onDismiss={() => onDismiss(toast.id)}
        />
      ))}
      {children}
    </section>
  );
}

interface ToastLineProps {
  readonly toast: ToastItem;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

function ToastLine({ toast, onUndo, onDismiss }: ToastLineProps) {
  const [held, setHeld] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function is not a new toast.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onDismiss, STAY_MS);
    return () => clearTimeout(timer);
  }, [held]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it there.
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={Check} />
      <span className="grow">
        {toast.title !== undefined && <b>{toast.title}. </b>}
        <span className={toast.title === undefined ? undefined : 't2'}>{toast.text}</span>
      </span>
      {toast.undo && (
        <>
          <Button kind="link" small onPress={onUndo}>
            Undo
          </Button>
          <Kbd keys="Mod+Z" />
        </>
      )}
    </div>
  );
}
