import type { AboutPanelOptionsOptions } from 'electron';

/** What the about box says. */
export function aboutPanel(
  version: string,
  icon: string,
  versions: NodeJS.ProcessVersions,
): AboutPanelOptionsOptions {
  const runs = [
    `Electron ${versions['electron'] ?? '?'}`,
    `Chromium ${versions['chrome'] ?? '?'}`,
    `Node.js ${versions.node}`,
  ];
  return {
    applicationName: 'implab',
    applicationVersion: version,
    version: '',
    // Linux shows no credits, so what must be seen everywhere stands here.
    copyright: [
      'An offline lab for Cisco IM and Presence user assignment.',
      `${runs.join(', ')}.`,
      'Copyright © 2026 The implab authors. MIT licence.',
    ].join('\n'),
    credits: [
      'Made with Electron, React, React Aria, Recharts, SQLite (sql.js), zod, Hono and Papa Parse',
      'under MIT or equally free terms, Inter under the SIL Open Font License and Lucide icons under',
      'ISC. Not a product of Cisco Systems.',
    ].join(' '),
    iconPath: icon,
  };
}
