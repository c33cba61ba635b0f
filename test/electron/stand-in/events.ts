import { EventEmitter } from 'node:events';

/** An event whose default can be prevented, as Electron hands it to listeners. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T = {} as T): PreventableEvent & T {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** An emitter that can ask: true when a listener prevented the default. */
export class AskingEmitter extends EventEmitter {
  ask(name: string, details: object = {}, ...rest: unknown[]): boolean {
    const event = preventable(details);
    this.emit(name, event, ...rest);
    return event.defaultPrevented;
  }
}
