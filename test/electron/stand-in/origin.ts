/**
 * Chromium navigates to no `app:` address whatever is routed, so the stand-in serves one origin of https for each
 * host of the scheme, and everything that leaves or enters the program is translated.
 */
const SUFFIX = '.app.invalid';

/** `app://lab/x` → `https://lab.app.invalid/x`; other addresses stay. */
export function toChromium(address: string): string {
  const match = /^app:\/\/([^/?#]*)(.*)$/s.exec(address);
  return match ? `https://${match[1]}${SUFFIX}${match[2]}` : address;
}

/** The way back. */
export function toElectron(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' || !hostname.endsWith(SUFFIX)) return address;
  return address.replace(`https://${hostname}`, `app://${hostname.slice(0, -SUFFIX.length)}`);
}
