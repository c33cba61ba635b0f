import type { Sql } from './sql';

/** `PRAGMA application_id` of a lab file: "impl" in ASCII. Frozen. */
export const APPLICATION_ID = 0x696d706c;

/**
 * Ordered for ever: `MIGRATIONS[n]` leads from schema version n to n + 1. A released entry never changes;
 * every released version has a frozen file in `test/fixtures`.
 *
 * Version 1. Text that people write freely (titles, notes, steps) is kept as JSON, so that every character
 * survives. `user.reason` is the place of the reason in the list of docs/scenario-format.md, from 0;
 * `user.flags` adds up 1 in the lab, 2 home cluster, 4 enabled. A user who left keeps the row.
 *
 * Version 2. High availability by facts: `stopped` holds the services that do not run, as JSON; a group has a
 * status and a link; `reason` may be null. `user.flags` adds up 8 explicitly unassigned. What a file of
 * version 1 says of its pairs is carried over as well as it can be: opening it works them out anew.
 * Branches are kept by the order of their fork: `done` is null for the open one, whose steps stand in `step`; of the
 * others only the steps after the fork are kept. A lab that was never forked has no rows there.
 *
 * Version 3. `load_sample` holds the figures that a step changed, not those of every node after every step, which for
 * 250 nodes and 100 000 steps were 25 000 000 rows; -1 stands for a node that is there no more.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE redundancy_group (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  ha INTEGER NOT NULL CHECK (ha IN (0, 1)),
  first_node INTEGER REFERENCES node (idx),
  second_node INTEGER REFERENCES node (idx),
  transition TEXT CHECK (transition IN ('failover', 'fallback')),
  transition_node INTEGER,
  transition_by_admin INTEGER,
  transition_ends_at INTEGER
) STRICT;

CREATE TABLE node (
  idx INTEGER PRIMARY KEY CHECK (idx BETWEEN 0 AND 254),
  name TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  ova TEXT,
  generation TEXT NOT NULL,
  version TEXT NOT NULL,
  relogin_lower INTEGER NOT NULL,
  relogin_upper INTEGER NOT NULL,
  machine_up INTEGER NOT NULL CHECK (machine_up IN (0, 1)),
  services_up INTEGER NOT NULL CHECK (services_up IN (0, 1)),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  timer TEXT CHECK (timer IN ('machine', 'service')),
  timer_ends_at INTEGER,
  held_idle INTEGER NOT NULL CHECK (held_idle IN (0, 1)),
  failed_over_since INTEGER
) STRICT;

CREATE TABLE user (
  row INTEGER PRIMARY KEY CHECK (row >= 0),
  id TEXT NOT NULL,
  home INTEGER CHECK (home BETWEEN 0 AND 254),
  flags INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 7),
  reason INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 255),
  server INTEGER CHECK (server BETWEEN 0 AND 254),
  devices INTEGER NOT NULL CHECK (devices BETWEEN 1 AND 4294967295),
  placed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE step (
  idx INTEGER PRIMARY KEY CHECK (idx >= 0),
  do TEXT NOT NULL,
  body TEXT NOT NULL,
  refused TEXT,
  failed INTEGER NOT NULL CHECK (failed IN (0, 1))
) STRICT;

CREATE TABLE load_sample (
  step INTEGER NOT NULL,
  node INTEGER NOT NULL,
  assigned INTEGER NOT NULL,
  load INTEGER NOT NULL,
  PRIMARY KEY (step, node)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  step INTEGER NOT NULL
) STRICT;
`,
  `
CREATE TABLE node_2 (
  idx INTEGER PRIMARY KEY CHECK (idx BETWEEN 0 AND 254),
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL CHECK (added_at >= 0),
  capacity INTEGER NOT NULL,
  ova TEXT,
  generation TEXT NOT NULL,
  version TEXT NOT NULL,
  relogin_lower INTEGER NOT NULL,
  relogin_upper INTEGER NOT NULL,
  machine_up INTEGER NOT NULL CHECK (machine_up IN (0, 1)),
  stopped TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  timer TEXT CHECK (timer IN ('machine', 'service')),
  timer_ends_at INTEGER,
  initializing_until INTEGER,
  failed_over_since INTEGER
) STRICT;

INSERT INTO node_2
SELECT idx, name, 0, capacity, ova, generation, version, relogin_lower, relogin_upper, machine_up,
  CASE
    WHEN services_up = 1 THEN '{}'
    WHEN held_idle = 0 THEN '{"presence-engine":"stopped"}'
    ELSE '{"client-profile-agent":"stopped","sync-agent":"stopped","xcp-router":"stopped","sip-proxy":"stopped","presence-engine":"stopped"}'
  END,
  state, CASE WHEN state = 'Unreachable' THEN NULL ELSE reason END,
  timer, timer_ends_at, NULL, failed_over_since
FROM node;

CREATE TABLE redundancy_group_2 (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  ha INTEGER NOT NULL CHECK (ha IN (0, 1)),
  first_node INTEGER,
  second_node INTEGER,
  link_cut INTEGER NOT NULL CHECK (link_cut IN (0, 1)),
  link_timer_ends_at INTEGER,
  status TEXT CHECK (status IN ('normal', 'carried', 'admin', 'split', 'failed', 'dark')),
  carrier INTEGER,
  carrier_lost INTEGER NOT NULL CHECK (carrier_lost IN (0, 1)),
  transition TEXT CHECK (transition IN ('failover', 'fallback')),
  transition_node INTEGER,
  transition_ends_at INTEGER
) STRICT;

INSERT INTO redundancy_group_2
SELECT position, g.name, ha, first_node, second_node, 0, NULL,
  CASE
    WHEN ha = 0 OR first_node IS NULL OR second_node IS NULL THEN NULL
    WHEN transition = 'fallback' OR (a.state = 'Normal' AND b.state = 'Normal') THEN 'normal'
    WHEN transition = 'failover' THEN CASE transition_by_admin WHEN 1 THEN 'admin' ELSE 'carried' END
    WHEN 'Running in Failed Mode' IN (a.state, b.state) THEN 'failed'
    WHEN a.held_idle = 1 OR b.held_idle = 1 THEN 'admin'
    WHEN 'Running in Backup Mode' IN (a.state, b.state) THEN 'carried'
    ELSE 'dark'
  END,
  CASE
    WHEN transition = 'failover' THEN CASE transition_node WHEN first_node THEN second_node ELSE first_node END
    WHEN a.held_idle = 1 OR b.state = 'Running in Backup Mode' THEN second_node
    WHEN b.held_idle = 1 OR a.state = 'Running in Backup Mode' THEN first_node
  END,
  CASE WHEN (a.held_idle = 1 AND b.state = 'Unreachable') OR (b.held_idle = 1 AND a.state = 'Unreachable') THEN 1 ELSE 0 END,
  transition, transition_node, transition_ends_at
FROM redundancy_group AS g
LEFT JOIN node AS a ON a.idx = first_node
LEFT JOIN node AS b ON b.idx = second_node;

CREATE TABLE user_2 (
  row INTEGER PRIMARY KEY CHECK (row >= 0),
  id TEXT NOT NULL,
  home INTEGER CHECK (home BETWEEN 0 AND 254),
  flags INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 15),
  reason INTEGER NOT NULL CHECK (reason BETWEEN 0 AND 255),
  server INTEGER CHECK (server BETWEEN 0 AND 254),
  devices INTEGER NOT NULL CHECK (devices BETWEEN 1 AND 4294967295),
  placed_at INTEGER NOT NULL
) STRICT;

INSERT INTO user_2
SELECT row, id, home, CASE reason WHEN 11 THEN flags | 8 ELSE flags END, reason, server, devices, placed_at
FROM user;

DROP TABLE redundancy_group;
DROP TABLE node;
DROP TABLE user;
ALTER TABLE node_2 RENAME TO node;
ALTER TABLE redundancy_group_2 RENAME TO redundancy_group;
ALTER TABLE user_2 RENAME TO user;

CREATE TABLE branch (
  position INTEGER PRIMARY KEY CHECK (position >= 0),
  name TEXT NOT NULL,
  parent INTEGER,
  at INTEGER NOT NULL CHECK (at >= 0),
  done INTEGER CHECK (done >= 0)
) STRICT;

CREATE TABLE branch_step (
  branch INTEGER NOT NULL,
  idx INTEGER NOT NULL CHECK (idx >= 0),
  body TEXT NOT NULL,
  PRIMARY KEY (branch, idx)
) STRICT, WITHOUT ROWID;
`,
  `
CREATE TABLE load_sample_3 (
  step INTEGER NOT NULL,
  node INTEGER NOT NULL,
  assigned INTEGER NOT NULL,
  load INTEGER NOT NULL,
  PRIMARY KEY (step, node)
) STRICT, WITHOUT ROWID;

INSERT INTO load_sample_3
SELECT s.step, s.node, s.assigned, s.load
FROM load_sample AS s
LEFT JOIN load_sample AS before ON before.step = s.step - 1 AND before.node = s.node
WHERE before.step IS NULL OR before.assigned <> s.assigned OR before.load <> s.load;

INSERT INTO load_sample_3
SELECT before.step + 1, before.node, -1, -1
FROM load_sample AS before
LEFT JOIN load_sample AS s ON s.step = before.step + 1 AND s.node = before.node
WHERE s.step IS NULL AND EXISTS (SELECT 1 FROM step WHERE idx = before.step + 1);

DROP TABLE load_sample;
ALTER TABLE load_sample_3 RENAME TO load_sample;
`,
];

/** Schema version this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a database from one schema version up to another, all or nothing. */
export function migrate(sql: Sql, from: number, to: number = SCHEMA_VERSION): void {
  sql.transaction(() => {
    for (const statements of MIGRATIONS.slice(from, to)) sql.script(statements);
  });
  sql.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${to};`);
}

/** Tables by the schema version that brought them, in the order in which rows are copied. */
const TABLES = [
  ['meta', 1],
  ['node', 1],
  ['redundancy_group', 1],
  ['user', 1],
  ['step', 1],
  ['load_sample', 1],
  ['snapshot', 1],
  ['branch', 2],
  ['branch_step', 2],
] as const;

/** Tables of a schema version, in the order in which rows are copied. */
export function tablesOf(version: number): readonly string[] {
  return TABLES.filter(([, since]) => since <= version).map(([name]) => name);
}
