/** The four channels between page and main process; `event` goes to the page, the others come from it. */
export const CHANNELS = {
  call: 'implab:call',
  subscribe: 'implab:subscribe',
  unsubscribe: 'implab:unsubscribe',
  event: 'implab:event',
} as const;
