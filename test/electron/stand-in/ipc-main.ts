type Handler = (event: object, ...args: unknown[]) => unknown;

/** `ipcMain`: handlers by channel, one each. */
export class StandInIpcMain {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Channels with a handler. */
  channels(): readonly string[] {
    return [...this.handlers.keys()];
  }

  /** Calls the handler; what it throws reaches the page in Electron's words. */
  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    const fail = (reason: unknown): Error =>
      new Error(`Error invoking remote method '${channel}': ${String(reason)}`);
    if (handler === undefined) throw fail(`Error: No handler registered for '${channel}'`);
    try {
      return await handler(event, ...args);
    } catch (error) {
      throw fail(error);
    }
  }
}
