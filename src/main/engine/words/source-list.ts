/** A document that a rule or figure comes from (domain section 9). */
export interface Source {
  /** Mark such as `S4`, or `D3` for a lab assumption. */
  readonly mark: string;
  readonly title: string;
  /** Address as text; empty for lab assumptions and sources without one. Never opened by the engine. */
  readonly url: string;
  /** What the mark stands for in full; empty where the title says all. */
  readonly text: string;
}

/** Title and address by mark. Partial: only the beginning or an excerpt could be read. */
export const DOCUMENTS: readonly Source[] = [
  {
    mark: 'S1',
    title: 'Community thread: IM&P user assignment',
    url: 'https://community.cisco.com/t5/unified-communications/im-p-user-assignment/m-p/2967659',
    text: '',
  },
  {
    mark: 'S2',
    title:
      'IM and Presence configuration guide 15: presence redundancy groups and high availability',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_0100.html',
    text: '',
  },
  {
    mark: 'S3',
    title:
      'IM and Presence configuration guide 12.5: presence redundancy groups and high availability',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1/cup0_b_config-and-admin-guide-1251/cup0_b_config-and-admin-guide-1251_chapter_0100.html',
    text: '',
  },
  {
    mark: 'S4',
    title: 'IM and Presence configuration guide 15: plan the system',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_00.html',
    text: '',
  },
  {
    mark: 'S5',
    title: 'IM and Presence configuration guide 15: user login and client re-login limits',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_0100011.html',
    text: '',
  },
  {
    mark: 'S6',
    title: 'IM and Presence configuration guide 12.5(1): client re-login limits, older figures',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1/cup0_b_config-and-admin-guide-1251/cup0_b_config-and-admin-guide-1251_chapter_0100010.html',
    text: '',
  },
  {
    mark: 'S7',
    title: 'IM and Presence configuration guide 15: monitor sessions and multiple device messaging',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_010010.html',
    text: '',
  },
  {
    mark: 'S8',
    title: 'IM and Presence configuration guide 15: configure users',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_0101.html',
    text: '',
  },
  {
    mark: 'S9',
    title: 'Bulk administration guide 15: update users with a custom file',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/bat/15/cucm_b_bulk-administration-guide-15/cucm_b_bulk-administration-guide-1251su2_chapter_010010.html',
    text: '',
  },
  {
    mark: 'S10',
    title: 'Bulk administration guide 12.5 SU2: insert users',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/bat/12_5_1_SU2/cucm_b_bulk-administration-guide-1251su2/cucm_b_bulk-administration-guide-1251su2_chapter_010000.html',
    text: '',
  },
  {
    mark: 'S11',
    title: 'Administration guide 14 SU2: manage nodes',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/admin/14SU2/adminGd/cucm_b_administration-guide-14su2/cucm_b_test-adminguide_chapter_01101.html',
    text: '',
  },
  {
    mark: 'S12',
    title: 'Support note: decommission IM and Presence nodes',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service-15/221563-decommission-im-and-presence-nodes.html',
    text: '',
  },
  {
    mark: 'S13',
    title: 'Command line reference 15: utils ha',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/cli_ref/15/cucm_b_cli_reference_guide_release_15/cucm_b_cli_reference_guide_release_1401_chapter_01001.html',
    text: '',
  },
  {
    mark: 'S14',
    title: 'Alarms and error messages 15: SRMFailover, SRMFailed',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/err_msgs/15_x/ccmalarms15.html',
    text: '',
  },
  {
    mark: 'S15',
    title: 'Collaboration sizing, design guide 14',
    url: 'https://www.cisco.com/c/en/us/td/docs/solutions/CVD/Collaboration/enterprise/14/collbcvd/sizing.html',
    text: '',
  },
  {
    mark: 'S16',
    title: 'Preferred architecture 14: call control',
    url: 'https://www.cisco.com/c/en/us/td/docs/solutions/CVD/Collaboration/enterprise/14/collbcvd/control.html',
    text: '',
  },
  {
    mark: 'S17a',
    title: 'Deployment guide 9.0(1), full deployment',
    url: 'http://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/deployment/9_0_1/CUP0_BK_D41159BD_00_deployment-guide-for-imp-90/CUP0_BK_D41159BD_00_deployment-guide-for-cup_chapter_011.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S17b',
    title: 'Deployment guide 9.0(1), IM-only deployment',
    url: 'http://www.cisco.com/en/US/docs/voice_ip_comm/cucm/im_presence/deployment/9_0_1/CUP0_BK_D41159BD_00_deployment-guide-for-cup_chapter_011.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S17c',
    title: 'Deployment guide 9.0(1), Japanese edition',
    url: 'http://www.cisco.com/cisco/web/support/JP/docs/VAUC/IPTelep/UCMGR_CallMGR_/CG/007/CUP0_BK_D41159BD_00_deployment-guide-for-imp-90_chapter_011.html?bid=0900e4b182f44b04',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S18',
    title: 'IM and Presence configuration guide 12.0: hardware advice',
    url: 'https://cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_0_1/cup0_b_config-admin-guide-imp-1201/cup0_b_config-admin-guide-imp-1201_chapter_010.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S19',
    title: 'Unified Presence 7.x: multi-node scalability',
    url: 'http://docwiki.cisco.com/w/index.php?title=Cisco_Unified_Presence,_Release_7.x_--_About_the_Multi-Node_Scalability_Feature&oldid=30303',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S20',
    title: 'IM and Presence configuration guide 15: high availability worked examples',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_010000.html',
    text: '',
  },
  {
    mark: 'S21',
    title: 'Jabber 14.1 planning guide: service discovery',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/jabber/14_1/cjab_b_planning-guide-for-jabber141/cjab_m_planning-service-discovery-129.html',
    text: '',
  },
  {
    mark: 'S22',
    title: 'Jabber 14 parameters reference',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/jabber/14_0/cjab_book_parameters-reference-guide-for-cisco-jabber-14_0/cjab_b_parameter-reference-guide-jabber-129_chapter_0111.html',
    text: '',
  },
  {
    mark: 'S23',
    title: 'Support note: IM and Presence high availability',
    url: 'https://test-gsx.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service/200958-IM-and-Presence-Server-High-Availability.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S24a',
    title: 'Exam forum: what failover moves',
    url: 'https://algoholic.io/discussions/which-statement-accurately-describes-a-function-of-the-cisco',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S24b',
    title: 'Exam forum: users do not return after repair',
    url: 'https://algoholic.io/discussions/a-collaboration-engineer-is-troubleshooting-cisco-im-and-pre',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S24c',
    title: 'Exam forum: one user on two clusters',
    url: 'https://algoholic.io/discussions/refer-to-the-exhibit-imgwhich-two-actions-can-resolve-t',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S25',
    title: 'Upgrade and migration guide 12.5: before and after the upgrade',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/upgrade/12_5_1/cucm_b_upgrade-migration-guide-1251su6/cucm_b_upgrade-guide-1251su2_chapter_01001.html',
    text: '',
  },
  {
    mark: 'S26',
    title: 'Installation guide 12.5: requirements',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/install/12_5_1/cucm_b_install-guide-cucm-imp-1251/cucm_b_install-guide-cucm-imp-1251_chapter_010.html',
    text: '',
  },
  {
    mark: 'S27',
    title: 'Installation guide 12.5: reinstall a node',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/install/12_5_1/cucm_b_install-guide-cucm-imp-1251/cucm_b_install-guide-cucm-imp-1251_chapter_0100.html',
    text: '',
  },
  {
    mark: 'S28',
    title: 'Support note: services that do not start',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service/217304-troubleshooting-services-not-starting-on.html',
    text: '',
  },
  {
    mark: 'S29',
    title: 'Support note: Jabber login problems',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-applications/220225-troubleshoot-jabber-log-in-problems-n.html',
    text: '',
  },
  {
    mark: 'S30',
    title: 'IM and Presence configuration guide 15: intercluster peering',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_01100.html',
    text: '',
  },
  {
    mark: 'S31',
    title: 'IM and Presence configuration guide 15: persistent chat',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_01111.html',
    text: '',
  },
  {
    mark: 'S32',
    title: 'IM and Presence configuration guide 15: change the topology',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_01.html',
    text: '',
  },
  {
    mark: 'S33',
    title: 'IM and Presence configuration guide 15: bulk administration of contact lists',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_011111.html',
    text: '',
  },
  {
    mark: 'S34',
    title: 'IM and Presence configuration guide 15: move users between clusters',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_011010.html',
    text: '',
  },
  {
    mark: 'S35',
    title: 'Public AXL schema: assignPresenceUser',
    url: 'https://github.com/dert261/cucmAxlImpl',
    text: '',
  },
  { mark: 'S36a', title: 'Public scripts that read the node tables', url: '', text: '' },
  {
    mark: 'S36b',
    title: 'Public scripts that write the bulk-administration user file',
    url: '',
    text: '',
  },
  {
    mark: 'S37',
    title: 'Unified Presence 7.0 administration guide: servers',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cups/7_0/english/config_maintenance/administration/guide/b02servr.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S38',
    title: 'Cluster topology: configuration of subclusters, nodes and users',
    url: 'https://paperzz.com/doc/6907587/cluster-topology-configuration-of-subclusters--nodes--and',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S39',
    title: 'Unified Presence 8.6 deployment guide: nodes',
    url: 'http://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cups/8_6/english/install_upgrade/deployment/guide/CUP_deploy/dgnnode.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S40',
    title: 'Unified Presence 8.6 deployment guide: terms',
    url: 'http://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cups/8_6/english/install_upgrade/deployment/guide/CUP_deploy/dgnterm.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S41',
    title: 'Serviceability guide 12.5: Sync Agent',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/admin/12_5_1/admin/cucm_b_serviceability-admin-guide-1251/cucm_b_serviceability-admin-guide-1251_chapter_01110.html',
    text: '',
  },
  {
    mark: 'S42',
    title: 'IM and Presence configuration guide 11.5: sessions',
    url: 'https://cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/11_5_1/CUP0_BK_CE08159C_00_config-admin-guide-imp-1151/CUP0_BK_CE08159C_00_config-admin-guide-imp-1151_chapter_010000.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S43',
    title: 'IM and Presence configuration guide 12.5 SU2: centralised deployment',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1_su2/cup0_b_config-and-admin-guide-1251su2/cup0_b_config-and-admin-guide-1251su2_chapter_01000.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S44',
    title: 'Support note: reinstall an IM and Presence cluster',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service/212641-reinstall-procedure-for-im-presence-cl.html',
    text: '',
  },
  {
    mark: 'S45',
    title: 'Deployment guide 9.0(1): peer clusters',
    url: 'http://www.cisco.com/en/US/docs/voice_ip_comm/cucm/im_presence/deployment/9_0_1/CUP0_BK_D41159BD_00_deployment-guide-for-cup_chapter_01110.html',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S46',
    title: 'System configuration guide 12.5: presence redundancy groups',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/admin/12_5_1/systemConfig/cucm_b_system-configuration-guide-1251/cucm_b_system-configuration-guide-1251_chapter_0110010.html',
    text: '',
  },
  {
    mark: 'S47',
    title: 'IM and Presence configuration guide 12.5: checks before HA is enabled again',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1/cup0_b_config-and-admin-guide-1251/cup0_b_config-and-admin-guide-1251_chapter_011011.html',
    text: '',
  },
  {
    mark: 'S48',
    title: 'Jabber 10.5 deployment guide',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/jabber/10_5/CJAB_BK_D6497E98_00_deployment-installation-guide-ciscojabber/CJAB_BK_D6497E98_00_deployment-installation-guide-ciscojabber_chapter_011.html',
    text: '',
  },
  {
    mark: 'S49',
    title: 'Support note: update contact lists by bulk administration',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service/212085-How-to-Utilize-BAT-to-Update-Cisco-Jabbe.html',
    text: '',
  },
  {
    mark: 'S50',
    title: 'IM and Presence configuration guide 15: software versions in a cluster',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/15_0/cup0_b_config-and-admin-guide-15/cup0_b_config-and-admin-guide-1401_chapter_011101.html',
    text: '',
  },
  {
    mark: 'S51',
    title: 'Support note: IM address and the word subcluster',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/jabber-windows/118999-config-imaddress-jabber-00.html',
    text: '',
  },
  {
    mark: 'S52',
    title: 'Real-time monitoring guide 15: counters and alerts',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/service/15/rtmt/cucm_b_cisco-unified-rtmt-administration-15/cucm_m_performance-counters-and-alerts-15.html',
    text: '',
  },
  {
    mark: 'S53',
    title: 'IM and Presence installation guide 15: planning',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/install/15/cucm_b_install-guide-cucm-imp-15/cucm_m_planning-the-installation.html',
    text: 'The caption of its table of virtual machines is lost in the copy that was read; matched by its sizes.',
  },
  {
    mark: 'S54',
    title: 'Upgrade and migration guide 15: questions',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/upgrade/15/cucm_b_upgrade-and-migration-guide_15/cucm_m_frequently-asked-questions.html',
    text: '',
  },
  {
    mark: 'S55',
    title: 'Article on high availability in CUPS 8.6',
    url: 'https://unifiedguru.com/cups-high-availability',
    text: 'Only in part: the beginning or an excerpt could be read.',
  },
  {
    mark: 'S56',
    title: 'Push notifications deployment guide',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/push_notifications/cucm_b_push-notifications-deployment-guide/cucm_b_push-notifications-deployment-guide_chapter_01.html',
    text: 'Its calculation of re-login limits is said to be for release 11.5 only.',
  },
  {
    mark: 'S57',
    title: 'Administration guide 15: nodes',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/admin/15/adminGd/cucm_b_administration-guide-15/cucm_b_test-adminguide_chapter_01101.html',
    text: '',
  },
  {
    mark: 'S58',
    title: 'Webex hybrid message deployment guide',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cloudCollaboration/spark/hybridservices/messageservice/cmgt_b_spark-hybrid-message-deployment-guide/cmgt_b_spark-hybrid-message-deployment-guide_chapter_011.html',
    text: '',
  },
  {
    mark: 'S59',
    title: 'Support note: chat rooms that do not show',
    url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/unified-communications-manager-im-presence-service/222864-solve-persistent-chat-rooms-not-showing.html',
    text: '',
  },
  {
    mark: 'S60',
    title: 'Upgrade and migration guide 15: tasks after the upgrade',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/upgrade/15/cucm_b_upgrade-and-migration-guide_15/cucm_m_post-upgrade-tasks-1251.html',
    text: '',
  },
  {
    mark: 'S61',
    title: 'IM and Presence configuration guide 12.5 SU1: multiple device messaging',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1_su1/cup0_b_config-and-admin-guide-1251su1/cup0_b_config-and-admin-guide-1251su1_chapter_010010.html',
    text: '',
  },
  {
    mark: 'S62',
    title: 'IM and Presence configuration guide 12.5 SU3: presence redundancy groups',
    url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/im_presence/configAdminGuide/12_5_1_su3/cup0_b_config-and-admin-guide-1251su3/cup0_b_config-and-admin-guide-1251su3_chapter_0100.html',
    text: '',
  },
];
