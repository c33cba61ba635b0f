import { expect, test } from 'vitest';
import { HELP_LINKS, isHelpLink } from '../../src/main/electron/external-links';
import { staysInside } from '../../src/main/electron/security';

const KNOWN = HELP_LINKS[0].url;

test('only the addresses of the help menu leave the app, and they are https', () => {
  expect(HELP_LINKS.map(({ url }) => [isHelpLink(url), new URL(url).protocol])).toEqual(
    HELP_LINKS.map(() => [true, 'https:']),
  );
});

test.each([
  'https://example.com/',
  KNOWN.replace('https:', 'http:'),
  `${KNOWN}?more=1`,
  `${KNOWN}#part`,
  KNOWN.replace('https://', 'https://somebody@'),
  `https://example.com/?${KNOWN}`,
  'javascript:alert(1)',
  'file:///etc/passwd',
  'smb://host/share',
  'vbscript:x',
  '',
  'not an address',
])('%s does not', (address) => {
  expect(isHelpLink(address)).toBe(false);
});

test.each([
  ['app://lab/index.html', true],
  ['app://report/1', true],
  ['app://other/', false],
  ['blob:app://lab/1', true],
  ['data:image/png;base64,', true],
  ['https://example.com/', false],
  ['http://127.0.0.1:4670/', false],
  ['ws://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['ftp://example.com/', false],
  ['devtools://devtools/bundled/x.html', false],
  ['', false],
])('a request for %s stays inside the packaged app: %s', (address, inside) => {
  expect(staysInside(address, true)).toBe(inside);
});

test('the developer tools open only in an app that is not packaged', () => {
  expect(staysInside('devtools://devtools/bundled/x.html', false)).toBe(true);
});
