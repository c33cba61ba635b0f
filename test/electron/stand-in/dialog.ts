/** Names of the dialogs that answer later. */
type DialogName = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';

export interface DialogCall {
  readonly name: DialogName | 'showErrorBox';
  /** The dialog belongs to a window. */
  readonly attached: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** `dialog`: a test says beforehand what the person will answer; a dialog nobody expects is cancelled and noted. */
export class StandInDialog {
  readonly calls: DialogCall[] = [];
  /** Dialogs that came without an answer prepared. */
  readonly unexpected: DialogCall[] = [];
  private readonly answers: { name: DialogName; answer: object | 'never' }[] = [];

  /** The next dialog of this name gets this answer; `never`: it stays until the program takes it back. */
  prepare(name: DialogName, answer: object | 'never'): void {
    this.answers.push({ name, answer });
  }

  readonly showOpenDialog = (...args: unknown[]): Promise<object> =>
    this.show('showOpenDialog', args, { canceled: true, filePaths: [] });

  readonly showSaveDialog = (...args: unknown[]): Promise<object> =>
    this.show('showSaveDialog', args, { canceled: true, filePath: '' });

  readonly showMessageBox = (...args: unknown[]): Promise<object> => {
    const options = args.at(-1) as { cancelId?: number };
    return this.show('showMessageBox', args, { response: options.cancelId ?? 0 });
  };

  readonly showErrorBox = (title: string, content: string): void => {
    this.calls.push({ name: 'showErrorBox', attached: false, options: { title, content } });
  };

  private async show(name: DialogName, args: unknown[], cancelled: object): Promise<object> {
    const options = args.at(-1) as Record<string, unknown>;
    const call = { name, attached: args.length === 2 && args[0] != null, options };
    this.calls.push(call);
    const index = this.answers.findIndex((prepared) => prepared.name === name);
    const [prepared] = index < 0 ? [] : this.answers.splice(index, 1);
    if (!prepared) this.unexpected.push(call);
    // The system's dialog takes its time, and the program goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (prepared?.answer === 'never') {
      const { signal } = options as { signal?: AbortSignal };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      return cancelled;
    }
    return { ...cancelled, ...prepared?.answer };
  }
}
