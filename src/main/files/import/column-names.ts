/** The columns that are known, under every name seen (domain 5.2, runbooks B1 to B7), by their letters and digits alone. */

/** A column of a list of users. */
export type UserField =
  | 'id'
  | 'server'
  | 'homeCluster'
  | 'enabled'
  | 'group'
  | 'devices'
  | 'placement';

/** A column of a list of groups, nodes or figures by node. */
export type ClusterField =
  | 'group'
  | 'groupId'
  | 'node'
  | 'nodeId'
  | 'server1'
  | 'server2'
  | 'ha'
  | 'primary'
  | 'state'
  | 'users'
  | 'loggedIn'
  | 'sessions'
  | 'usage'
  | 'ova'
  | 'capacity'
  | 'reloginLower'
  | 'reloginUpper';

/** Names of each field, the surest first: of two columns for one field the earlier name is read. */
export const USER_NAMES: Readonly<Record<UserField, readonly string[]>> = {
  id: [
    'userid',
    'enduserid',
    'iduser',
    'username',
    'loginname',
    'login',
    'samaccountname',
    'uid',
    'user',
    'benutzerid',
    'benutzerkennung',
    'kennung',
    'benutzername',
    'benutzer',
    'anmeldename',
    'idutilisateur',
    'identifiantutilisateur',
    'utilisateur',
    'iddeusuario',
    'idusuario',
    'usuario',
    'iddousuário',
    'idutente',
    'utente',
    'gebruikersid',
    'gebruiker',
    'användarid',
    'ユーザid',
    'ユーザーid',
  ],
  server: [
    'assignedpresenceserver',
    'assignedpresencenode',
    'presenceserver',
    'presencenode',
    'assignedserver',
    'assignednode',
    'assignedimandpresenceserver',
    'assignedimandpresencenode',
    'imandpresenceserver',
    'imandpresencenode',
    'impresenceserver',
    'impresencenode',
    'imppresencenode',
    'impserver',
    'impnode',
    'imnode',
    'cupserver',
    'cupnode',
    'cupsserver',
    'cupsnode',
    'primarynode',
    'primarynodename',
    'homenode',
    'homeserver',
    'node',
    'nodename',
    'server',
    'servername',
    'assignedto',
    'primarynodeid',
    'zugewiesenerpresenceserver',
    'zugewiesenerpräsenzserver',
    'zugewiesenerserver',
    'zugewiesenerknoten',
    'präsenzserver',
    'knoten',
    'serveurdeprésenceattribué',
    'serveurdeprésenceaffecté',
    'serveurdeprésence',
    'serveur',
    'noeud',
    'nœud',
    'servidordepresenciaasignado',
    'servidordepresencia',
    'servidor',
    'nodo',
    'servidordepresençaatribuído',
    'nó',
    'serverdipresenzaassegnato',
    'toegewezenpresenceserver',
    'knooppunt',
  ],
  homeCluster: [
    'homecluster',
    'islocaluser',
    'heimcluster',
    'homeclusterenabled',
    'clusterprincipal',
    'clusterdorigine',
  ],
  enabled: [
    'enableuserforunifiedcmimandpresence',
    'enableuserforunifiedcmimpresence',
    'enableuserforimandpresence',
    'imandpresenceenable',
    'imandpresenceenabled',
    'enableimandpresence',
    'impresenceenabled',
    'enablecups',
    'enablecup',
    'imenabled',
    'benutzerfürunifiedcmimandpresenceaktivieren',
    'benutzerfürunifiedcmimundpresenceaktivieren',
  ],
  group: ['presenceredundancygroup', 'redundancygroup', 'prg', 'subcluster', 'subclustername'],
  devices: ['implabdevices', 'devices'],
  placement: ['implabplacement'],
};

/** Columns of the product that say nothing of placement, so that nobody is asked about them. Letters and digits alone. */
export const UNUSED: ReadonlySet<string> = new Set(
  `associatedpc firstname middlename lastname name displayname manageruserid manager department telephonenumber
  userlocale mailid mail email status facsimiletelephonenumber mobile mobilenumber pager pagernumber homephone homenumber
  title building site directorypluginconfig uniqueidentifier nickname deletedtimestamp presencegroup typeuserprofile
  subscribecss subscribecallingsearchspace allowcontrolofdevicefromcti enablevoicemailaccess maxdeskpickupwaittime
  maximumwaittimefordeskpickup enablemobility enablemobilevoiceaccess remotedestinationlimit enableemcc userpkid pkid
  directoryuri ucserviceprofile serviceprofile includemeetinginformationinpresence enableendusertohostconferencenow
  meetingnumber emmaxlogintime selfserviceuserid userprofile applicationservername content accesscontrolgroup
  devicename defaultprofile description typeuserassociation primaryextension typepatternusage namedialing
  mlppprecedenceauthorizationlevel mlppuseridentificationnumber headsetserialnumber ipccextension uuid imaddress
  xcpuserid xep106imaddress enablecalendarpresence failedover fkucserviceprofile tkassignmentstate loginstamp
  logoutstamp islocal controlleddevice controlleddeviceprofile`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Names of each field of groups and nodes, the surest first. */
export const CLUSTER_NAMES: Readonly<Record<ClusterField, readonly string[]>> = {
  group: [
    'presenceredundancygroup',
    'presenceredundancygroupname',
    'redundancygroup',
    'group',
    'groupname',
    'grp',
    'prg',
    'subcluster',
    'subclustername',
    'gruppe',
  ],
  groupId: ['subclusterid'],
  node: [
    'node',
    'nodename',
    'server',
    'servername',
    'impnode',
    'presencenode',
    'presenceserver',
    'knoten',
    'host',
    'hostname',
  ],
  nodeId: ['nodeid'],
  server1: ['server1', 'node1', 'firstnode', 'firstserver'],
  server2: ['server2', 'node2', 'secondnode', 'secondserver'],
  ha: ['haenabled', 'ha', 'enablehighavailability', 'highavailability', 'highavailabilityenabled'],
  primary: ['isprimary'],
  state: ['tkhaserverstate', 'srmstate'],
  users: [
    'numusers',
    'users',
    'assignedusers',
    'assigned',
    'count',
    'usercount',
    'userscount',
    'benutzer',
    'anzahl',
  ],
  loggedIn: ['countofusersloggedinfromoneormoredevices'],
  sessions: ['numberofsessions', 'totalsessions'],
  usage: ['nodeusage'],
  ova: ['ova', 'ovasize', 'size', 'template'],
  capacity: ['capacity'],
  reloginLower: ['reloginlower', 'clientreloginlowerlimit', 'reloginlowerlimit'],
  reloginUpper: ['reloginupper', 'clientreloginupperlimit', 'reloginupperlimit'],
};
