import type { FileOut, HostInfo } from '../../shared/lab-api';

/** Bytes as base64, for a message to the lab. */
export async function toBase64(file: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}

/** Gives a file to the browser's download. */
export function download(file: FileOut): void {
  const bytes = Uint8Array.from(atob(file.data), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download reads the bytes after this turn; a minute is more than any browser waits to begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Asks the browser for one file; null: none was chosen. */
export function pickFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}

/** Asks the browser for files; none were chosen: an empty list. */
export function pickFiles(accept: string): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = accept;
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/** The page runs in the desktop app, where the system's dialogs are at hand. */
export function isDesktop(host: HostInfo | null): boolean {
  return host?.kind === 'electron';
}

/** Puts text on the clipboard; where a policy forbids the newer way, as an answer to the copy command. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByCommand(text);
  }
}

/** The focus stays where it is: nothing is selected, the command itself is answered. */
function copyByCommand(text: string): void {
  // Without a selection the command is off, unless somebody says that there is something to copy.
  const offer = (event: Event): void => event.preventDefault();
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('beforecopy', offer);
  document.addEventListener('copy', answer);
  document.execCommand('copy');
  document.removeEventListener('beforecopy', offer);
  document.removeEventListener('copy', answer);
}

/** Text of a file on its way out. */
export function fileText(file: FileOut): string {
  return new TextDecoder().decode(Uint8Array.from(atob(file.data), (char) => char.charCodeAt(0)));
}

/** A text as a file for the download, in UTF-8. */
export function textFile(name: string, mime: string, text: string): FileOut {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(offset, offset + CHUNK));
  }
  return { name, mime, data: btoa(binary) };
}

/** Most arguments of one call. */
const CHUNK = 0x8000;
