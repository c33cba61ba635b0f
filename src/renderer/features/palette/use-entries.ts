import { Link } from 'lucide-react';
import { useQuery, useSnapshot } from '../../hooks/use-lab';
import { ranked } from '../../parts/find';
import { selectionOf } from '../../parts/links';
import { useApp } from '../../stores/app-context';
import {
  actionEntries,
  nodeEntries,
  placeEntries,
  settingEntries,
  snapshotEntries,
} from './entries/actions';
import { type Entry, goTo } from './entries/entry';
import {
  findingEntries,
  glossaryEntries,
  questionEntries,
  sampleEntries,
  stepEntries,
  topologyEntries,
  userEntries,
} from './entries/things';

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Most lines of one section. */
const MOST = 7;

/** What answers to the typed text, in sections, the one with the best answer first. */
export function useEntries(typed: string): readonly Section[] {
  const app = useApp();
  const now = useSnapshot((snapshot) => snapshot.now);
  const rows = useSnapshot((snapshot) => snapshot.rows);
  const search = typed.trim();
  const searching = search !== '';
  const users = useQuery(
    'lab.users',
    now === null || !searching ? null : { search, offset: 0, limit: MOST },
  );
  const sources = useQuery('lab.sources', searching ? {} : null);
  const samples = useQuery('file.samples', searching ? {} : null);

  const found = (title: string, entries: readonly Entry[]) => {
    const { entries: kept, top } = ranked(entries, search, {
      textOf: ({ label }) => label,
      asideOf: ({ note = '', synonyms = [] }) => [note, ...synonyms].join(' '),
      most: MOST,
    });
    return { title, entries: kept, top };
  };
  const things =
    now === null
      ? []
      : [
          // Before what can be done to a node: its bare name goes there and changes nothing.
          found('Go to', topologyEntries(app)),
          found('Ask', questionEntries(app)),
        ];
  const link = selectionOf(search);
  if (link !== null && now !== null && search.startsWith('#')) {
    const entry = { id: 'link', label: `Go to ${search}`, icon: Link, run: () => goTo(app, link) };
    return [{ title: 'Go to', entries: [entry] }];
  }
  const run = found('Run', [...actionEntries(app), ...(searching ? placeEntries(app) : [])]);
  if (!searching) return [run, ...things].filter(isFilled);
  const inLab =
    now === null
      ? []
      : [
          found('In the lab', [...nodeEntries(app), ...snapshotEntries(app)]),
          found('Settings', settingEntries(app)),
          found('Findings', findingEntries(app)),
          found('Steps', stepEntries(app, rows)),
          // The lab has searched already; its answers stand behind what is as good.
          { title: 'Users', entries: userEntries(app, users), top: 1 },
        ];
  const shipped = [
    found('Sources and rules', glossaryEntries(app, sources.answer)),
    found('Sample labs', sampleEntries(app, samples.answer?.samples ?? [])),
  ];
  return [run, ...things, ...inLab, ...shipped].filter(isFilled).sort((a, b) => b.top - a.top);
}

function isFilled({ entries }: Section): boolean {
  return entries.length > 0;
}
