import { Link } from 'lucide-react';
import { copyText } from '../host/host';
import type { App } from '../stores/app-context';
import type { Selection } from '../stores/selection';
import type { MenuEntry } from '../ui/menu';

/** A place in a lab as the end of an address: `#user=anna`, `#step=12` (as people count), `#node=imp1`. Null: none. */
export function linkOf(selection: Selection): string | null {
  const of = (key: string, value: string): string =>
    `#${new URLSearchParams({ [key]: value }).toString()}`;
  switch (selection.kind) {
    case 'user':
      return of('user', selection.id);
    case 'step':
      return of('step', String(selection.index + 1));
    case 'node':
    case 'group':
      return of(selection.kind, selection.name);
    case 'finding':
      return of('finding', `${selection.code} ${selection.at}`);
    default:
      return null;
  }
}

/** The place that the end of an address names, or null where it names none. */
export function selectionOf(link: string): Selection | null {
  const [entry] = new URLSearchParams(link.replace(/^#/, ''));
  if (entry === undefined) return null;
  const [key, value] = entry;
  if (value === '') return null;
  if (key === 'user') return { kind: 'user', id: value };
  if (key === 'node' || key === 'group') return { kind: key, name: value };
  if (key === 'step') {
    return /^[1-9]\d{0,6}$/.test(value) ? { kind: 'step', index: Number(value) - 1 } : null;
  }
  if (key !== 'finding') return null;
  const space = value.indexOf(' ');
  return space < 1
    ? null
    : { kind: 'finding', code: value.slice(0, space), at: value.slice(space + 1) };
}

/** Copies the address of a place in the lab. On the desktop it is opened by pasting it into *Find or run*. */
export function copyLink(app: App, selection: Selection): void {
  const link = linkOf(selection);
  if (link === null) return;
  const { protocol, origin, pathname, search } = window.location;
  const text = protocol.startsWith('http') ? `${origin}${pathname}${search}${link}` : link;
  void copyText(text).then(() => app.toasts.show({ text: `Copied ${text}`, undo: false }));
}

/** The entry of a context menu that copies the address of a thing. */
export function linkEntry(app: App, selection: Selection): MenuEntry {
  return { key: 'link', label: 'Copy link', icon: Link, onAction: () => copyLink(app, selection) };
}
