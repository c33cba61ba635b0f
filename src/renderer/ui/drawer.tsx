import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button';

export interface DrawerProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/**
 * A panel at the right edge over everything else, to read something up without leaving what one does.
 * Escape, the cross and a press beside it close it; focus returns to where it came from.
 */
export function Drawer({ title, children, onClose }: DrawerProps) {
  return (
    <ModalOverlay
      className="drawer-ground"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="drawer-box">
        <AriaDialog className="drawer">
          <div className="panel-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <span className="grow" />
            <IconButton icon={X} label="Close" small onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
