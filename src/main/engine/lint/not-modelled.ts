/** A rule of the domain that no finding of this lab stands for, with the reason. */
export interface NotModelled<C extends string = string> {
  readonly code: C;
  /** What the rule asks for, in one sentence. */
  readonly asks: string;
  /** Why it is never found here, and where it shows instead. */
  readonly reason: string;
  readonly sources: readonly string[];
}

/** Rules of domain section 6 that are not findings here. Shown with the sources in the app, and in the docs. */
export const NOT_MODELLED = [
  rule(
    'V04',
    'A node is in exactly one redundancy group; outside one its presence engine does not start.',
    'Every node of a lab is in one group: there is no step that puts it into none or into two.',
    'S2',
    'S28',
  ),
  rule(
    'V06',
    'The name of a redundancy group has at most 128 letters, digits, _ and -.',
    'Names of a lab may hold any letters, since labs are told in many languages; a twice used one is refused.',
    'S2',
  ),
  rule(
    'V28',
    'Limits count devices, with multiple device messaging on or off; on, it doubles the timers.',
    'A rule of counting: V10 to V14 and L01 follow it, and so do the timers.',
    'S7',
    'S15',
  ),
  rule(
    'V32',
    'Nobody is added while a node of the cluster is in a failover state.',
    'Users who are enabled meanwhile wait, which L05 tells; assigning is refused CLUSTER_IN_FAILOVER.',
    'S2',
    'D7',
  ),
  rule(
    'V33',
    'A node is removed only without users and with HA off for its group. The publisher cannot be cleared from a group, only go with all of it.',
    'The step is refused, with ways out.',
    'S11',
    'S57',
  ),
  rule(
    'V34',
    'A server that is named for a user belongs to a redundancy group.',
    'The step is refused; an import leaves such rows out and lists them.',
    'S9',
  ),
  rule(
    'V35',
    'A user is on one home cluster, and no user id or URI stands in two clusters.',
    'A lab is one cluster and knows nothing of the users of its peers; an id that stands twice in it is refused DUPLICATE.',
    'S9',
    'S24c',
  ),
] as const;

function rule<C extends string>(
  code: C,
  asks: string,
  reason: string,
  ...sources: readonly string[]
): NotModelled<C> {
  return { code, asks, reason, sources };
}
