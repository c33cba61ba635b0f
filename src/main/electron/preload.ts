/**
 * The page's only way to the main process: named functions, copied by the context bridge. The page never sees an
 * event object nor `ipcRenderer`. Checklist row 3; the page's side is `renderer/host/transport.ts`.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { CallAbout, LabEvent } from '../../shared/lab-api';
import { CHANNELS } from './channels';

const listeners = new Map<number, (event: LabEvent) => void>();
let last = 0;

ipcRenderer.on(CHANNELS.event, (_event, id: number, event: LabEvent) => listeners.get(id)?.(event));

contextBridge.exposeInMainWorld('implab', {
  call: (command: string, args: unknown, about?: CallAbout): Promise<unknown> =>
    ipcRenderer.invoke(CHANNELS.call, command, args, about),

  subscribe(listener: (event: LabEvent) => void): () => void {
    const id = ++last;
    listeners.set(id, listener);
    void ipcRenderer.invoke(CHANNELS.subscribe, id);
    return () => {
      listeners.delete(id);
      void ipcRenderer.invoke(CHANNELS.unsubscribe, id);
    };
  },
});
