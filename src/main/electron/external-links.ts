/** Pages of other makers that the Help menu names. They open in the person's browser, never in the app. */
export const HELP_LINKS = [
  {
    label: 'The question this app answers…',
    url: 'https://community.cisco.com/t5/unified-communications/im-p-user-assignment/m-p/2967659',
  },
  {
    label: 'Configuration guide of release 15…',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_0100.html',
  },
] as const;

/** Whether an address is one of ours to open: exactly a listed one, and https. */
export function isHelpLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' && HELP_LINKS.some(({ url }) => url === href);
}
