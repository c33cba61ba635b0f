import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names';
import { SubmitForm } from './form';
import { IconButton } from './icon-button';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions: ReactNode;
  readonly onClose: () => void;
  /** What Enter in a field and the main button do, which then is of type `submit`. */
  readonly onSubmit?: () => unknown;
  readonly size?: 'wide' | 'full';
  /** A text without controls: the keyboard scrolls it, so the body itself takes the focus. */
  readonly reading?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

/** A dialog over the window. Escape and the cross close it; focus returns to where it came from. */
export function Dialog({
  title,
  children,
  actions,
  onClose,
  onSubmit,
  size,
  reading = false,
  role = 'dialog',
}: DialogProps) {
  const content = (
    <>
      {reading ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        <section className="dialog-body" tabIndex={0} aria-label={title}>
          {children}
        </section>
      ) : (
        <div className="dialog-body">{children}</div>
      )}
      <div className="dialog-foot">{actions}</div>
    </>
  );
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames('dialog-box', size)}>
        <AriaDialog className="dialog" role={role}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" small onPress={onClose} />
          </div>
          {onSubmit === undefined ? (
            content
          ) : (
            <SubmitForm onSubmit={onSubmit}>{content}</SubmitForm>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
