import { EventEmitter } from 'node:events';
import type { StandInApp } from './app';

type RequestFilter = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  answer: (response: { cancel?: boolean }) => void,
) => void;
type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** The default session: protocols, permissions, and the filter that every request passes. */
export class StandInSession extends EventEmitter {
  private readonly schemes = new Map<string, ProtocolHandler>();
  private filter: RequestFilter | null = null;
  private permissions: PermissionHandler | null = null;
  private permissionCheck: (() => boolean) | null = null;
  private devices: (() => boolean) | null = null;
  private readonly app: StandInApp;
  /** Addresses that were asked for and not refused, as the program sees them. */
  readonly requests: string[] = [];

  constructor(app: StandInApp) {
    super();
    this.app = app;
  }

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (!this.app.isReady()) throw new Error('protocol can only be used after app is ready');
      if (!this.app.privilegedSchemes.has(scheme)) {
        throw new Error(`The scheme ${scheme} has no origin: register it before the app is ready`);
      }
      if (this.schemes.has(scheme)) throw new Error(`Scheme ${scheme} is already handled`);
      this.schemes.set(scheme, handler);
    },
  };

  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter | null): void => {
      this.filter = filter;
    },
  };

  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.permissions = handler;
  }

  setPermissionCheckHandler(handler: (() => boolean) | null): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: (() => boolean) | null): void {
    this.devices = handler;
  }

  /** Which of the three permission handlers are set, and whether any says yes. */
  grants(): { request: boolean; check: boolean; device: boolean } {
    return {
      request: this.permissions === null,
      check: this.permissionCheck?.() ?? true,
      device: this.devices?.() ?? false,
    };
  }

  /** Electron grants what no handler refuses. */
  askPermission(contents: unknown, permission: string): Promise<boolean> {
    const { permissions } = this;
    if (permissions === null) return Promise.resolve(true);
    return new Promise((resolve) => permissions(contents, permission, resolve, {}));
  }

  /**
   * Answers a request as the program would: first the filter, then the handler of the scheme.
   *
   * @returns null when the request is refused; what is neither ours nor refused would leave the machine
   */
  async fetch(url: string, method: string, resourceType: string): Promise<Response | null> {
    const { filter } = this;
    const cancelled =
      filter !== null &&
      (await new Promise<boolean>((resolve) =>
        filter({ url, method, resourceType }, ({ cancel }) => resolve(cancel ?? false)),
      ));
    if (cancelled) return null;
    this.requests.push(url);
    const handler = this.schemes.get(new URL(url).protocol.replace(':', ''));
    return handler ? handler(new Request(url, { method })) : null;
  }
}
