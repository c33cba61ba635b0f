import { Link } from 'lucide-react';
import type { BranchRow } from '../../../shared/branch';
import type { SampleLab } from '../../../shared/lab-api';
import type { CourseView } from '../../../shared/lesson-view';
import type { Glossary } from '../../../shared/sources';
import type { StepRow } from '../../../shared/view';
import { useQuery, useSnapshot } from '../../hooks/use-lab';
import { ranked } from '../../parts/find';
import { selectionOf } from '../../parts/links';
import { type App, useApp } from '../../stores/app-context';
import {
  actionEntries,
  nodeEntries,
  placeEntries,
  settingEntries,
  snapshotEntries,
} from './entries/actions';
import { type Entry, goTo } from './entries/entry';
import {
  branchEntries,
  findingEntries,
  glossaryEntries,
  lessonEntries,
  questionEntries,
  sampleEntries,
  stepEntries,
  stepNote,
  topologyEntries,
  userEntries,
} from './entries/things';

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Most lines of one section. */
const MOST = 7;
/** Share of its points that a section keeps: what can be done stands before what was done and what ships. */
const WEIGHTS = { now: 1, done: 0.9, shipped: 0.7 } as const;

/** By what an entry is found. */
export const SEARCHED = {
  // That something is asked first is no part of the words.
  textOf: ({ label, called = label }: Entry): string => called.replace('…', ''),
  asideOf: ({ note = '', synonyms = [] }: Entry): string => [note, ...synonyms].join(' '),
};

/** What the lab has answered so far. */
export interface Answers {
  readonly users: readonly Entry[];
  readonly branches: readonly BranchRow[];
  readonly sources: Glossary | null;
  readonly samples: readonly SampleLab[];
  readonly course: CourseView | null;
}

/** What answers to the typed text, in sections, the one with the best answer first. */
export function useEntries(typed: string): readonly Section[] {
  const app = useApp();
  const hasLab = useSnapshot((snapshot) => snapshot.now !== null);
  useSnapshot((snapshot) => snapshot.rows);
  const search = typed.trim();
  const searching = search !== '';
  const users = useQuery(
    'lab.users',
    hasLab && searching ? { search, offset: 0, limit: MOST } : null,
  );
  const branches = useQuery('branch.list', hasLab && searching ? {} : null);
  const sources = useQuery('lab.sources', searching ? {} : null);
  const samples = useQuery('file.samples', searching ? {} : null);
  const course = useQuery('lesson.course', searching ? {} : null);
  return sectionsOf(app, search, {
    users: userEntries(app, users),
    branches: branches.answer?.branches ?? [],
    sources: sources.answer,
    samples: samples.answer?.samples ?? [],
    course: course.answer?.course ?? null,
  });
}

/** @param search  what was typed, without spaces around it */
export function sectionsOf(app: App, search: string, answers: Answers): readonly Section[] {
  const { now, rows } = app.lab.get();
  const searching = search !== '';
  const found = (
    title: string,
    entries: readonly Entry[],
    weight: keyof typeof WEIGHTS = 'now',
  ) => {
    const { entries: kept, top } = ranked(entries, search, { ...SEARCHED, most: MOST });
    return { title, entries: kept, top: WEIGHTS[weight] * top };
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
          found('Branches', branchEntries(app, answers.branches)),
          found('Settings', settingEntries(app)),
          found('Findings', findingEntries(app)),
          stepsFound(app, rows, search),
          // The lab has searched already; its answers stand behind what is as good.
          { title: 'Users', entries: answers.users, top: 1 },
        ];
  const shipped = [
    found('Sources and rules', glossaryEntries(app, answers.sources), 'shipped'),
    found('Lessons', lessonEntries(app, answers.course), 'shipped'),
    found('Sample labs', sampleEntries(app, answers.samples), 'shipped'),
  ];
  return [run, ...things, ...inLab, ...shipped].filter(isFilled).sort((a, b) => b.top - a.top);
}

/** Only of the best rows an entry is made: a lab may have 100 000 steps. */
function stepsFound(app: App, rows: readonly StepRow[], search: string) {
  const { entries, top } = ranked(rows, search, {
    textOf: ({ label }) => label.replace('…', ''),
    asideOf: ({ index }) => stepNote(index),
    most: MOST,
  });
  return { title: 'Steps', entries: stepEntries(app, entries), top: WEIGHTS.done * top };
}

function isFilled({ entries }: Section): boolean {
  return entries.length > 0;
}
