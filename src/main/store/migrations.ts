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

/** Tables of a schema version, in the order in which rows are copied. */
export const TABLES = [
  'meta',
  'node',
  'redundancy_group',
  'user',
  'step',
  'load_sample',
  'snapshot',
] as const;
