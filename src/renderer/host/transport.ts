import type { CallAbout, LabApi, LabCommand, LabEvent, LabTransport } from '../../shared/lab-api';
import { connectWeb } from './web/web-transport';

/** Whether events arrive: `lost` while the page tries to connect again, `ended` when it no longer does. */
export type Connection = 'connected' | 'lost' | 'ended';

/** The functions that the desktop's preload puts into the page; see `main/electron/preload.ts`. */
export interface DesktopBridge {
  readonly call: (command: string, args: unknown, about?: CallAbout) => Promise<unknown>;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: LabEvent) => void) => () => void;
}

declare global {
  interface Window {
    readonly implab?: DesktopBridge;
  }
}

/**
 * Reaches the lab of the host this page runs in.
 *
 * @param onConnection  told when events stop arriving and when they arrive again; never called on the desktop
 */
export function connect(onConnection: (connection: Connection) => void = () => {}): LabTransport {
  return window.implab ? connectElectron(window.implab) : connectWeb(onConnection);
}

/** The desktop: calls and events go through the preload's bridge. */
function connectElectron(bridge: DesktopBridge): LabTransport {
  return {
    call<K extends LabCommand>(command: K, args: LabApi[K]['args'], about?: CallAbout) {
      return bridge.call(command, args, about) as Promise<LabApi[K]['result']>;
    },
    subscribe: (listener) => bridge.subscribe(listener),
  };
}
