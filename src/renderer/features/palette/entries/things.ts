import {
  BookOpen,
  CircleHelp,
  FlaskConical,
  GitBranch,
  GitCompareArrows,
  GraduationCap,
  Layers,
  ListOrdered,
  Server,
  User,
} from 'lucide-react';
import { type BranchRow, MAIN } from '../../../../shared/branch';
import type { SampleLab } from '../../../../shared/lab-api';
import type { CourseView } from '../../../../shared/lesson-view';
import { QUESTIONS } from '../../../../shared/questions';
import type { Glossary } from '../../../../shared/sources';
import type { StepRow, UserRowView } from '../../../../shared/view';
import type { Query } from '../../../hooks/use-lab';
import { compareBranch, switchBranch } from '../../../parts/branch-commands';
import { openSample } from '../../../parts/file-actions';
import { FINDING_LOOKS } from '../../../parts/finding-looks';
import type { App } from '../../../stores/app-context';
import { openDock, showView } from '../../../stores/navigate';
import { type Entry, goTo } from './entry';

/** Groups and nodes by name. */
export function topologyEntries(app: App): readonly Entry[] {
  const groups = app.lab.get().now?.groups ?? [];
  const nodes = groups.flatMap((group) => group.nodes.filter((node) => node !== null));
  return [
    ...groups.map(({ name }) => ({
      id: `group ${name}`,
      label: name,
      note: 'redundancy group',
      icon: Layers,
      run: () => goTo(app, { kind: 'group', name }),
    })),
    ...nodes.map(({ name, group }) => ({
      id: `node ${name}`,
      label: name,
      note: `node of ${group}`,
      icon: Server,
      run: () => goTo(app, { kind: 'node', name }),
    })),
  ];
}

/** The other branches: opened, or beside the open one in *Compare*. */
export function branchEntries(app: App, branches: readonly BranchRow[]): readonly Entry[] {
  const current = branches.find((branch) => branch.current);
  return branches
    .filter((branch) => !branch.current)
    .flatMap(({ name }) => [
      {
        id: `branch ${name}`,
        label: `Switch to ${name}`,
        note: 'branch',
        synonyms: ['open', 'go to'],
        icon: GitBranch,
        run: () => void switchBranch(app, name),
      },
      {
        id: `compare branch ${name}`,
        label: `Compare ${current?.name ?? MAIN} with ${name}`,
        note: 'branch',
        icon: GitCompareArrows,
        run: () => compareBranch(app, name, current?.name ?? MAIN),
      },
    ]);
}

/** The findings of now, by their words and codes. */
export function findingEntries(app: App): readonly Entry[] {
  const findings = app.lab.get().now?.findings ?? [];
  return findings.map(({ code, at, title, message, severity }) => ({
    id: `finding ${code} ${at}`,
    label: title,
    note: `${code} at ${at}`,
    synonyms: ['finding', severity, message],
    icon: FINDING_LOOKS[severity].icon,
    run: () => {
      goTo(app, { kind: 'finding', code, at });
      openDock(app, 'findings', { place: null, severity: null });
    },
  }));
}

/** Sources, lab assumptions and the codes of rules: each opens in the glossary. */
export function glossaryEntries(app: App, glossary: Glossary | null): readonly Entry[] {
  if (glossary === null) return [];
  const open = (sources: readonly string[], code?: string) => () =>
    app.screen.set((old) => ({
      ...old,
      glossary: code === undefined ? { sources } : { sources, code },
    }));
  return [
    ...glossary.sources.map(({ mark, title, text }) => ({
      id: `source ${mark}`,
      label: `${mark} ${title}`,
      note: mark.startsWith('D') ? 'lab assumption' : 'source',
      synonyms: [text],
      icon: BookOpen,
      run: open([mark]),
    })),
    ...glossary.rules.map(({ code, basis, sources, asks = '' }) => ({
      id: `rule ${code}`,
      label: asks === '' ? code : `${code} ${asks}`,
      note: basis,
      icon: BookOpen,
      run: open(sources, code),
    })),
  ];
}

/** The shipped labs. */
export function sampleEntries(app: App, samples: readonly SampleLab[]): readonly Entry[] {
  return samples.map(({ id, title, text, topic }) => ({
    id: `sample ${id}`,
    label: title,
    note: 'sample lab',
    synonyms: ['sample', 'example', topic, text],
    icon: FlaskConical,
    run: () => openSample(app, id),
  }));
}

/** The lessons of the course and the own ones; the open lab waits for the end of one. */
export function lessonEntries(app: App, course: CourseView | null): readonly Entry[] {
  if (course === null) return [];
  const lessons = [...course.chapters.flatMap(({ lessons }) => lessons), ...course.own];
  return lessons.map(({ key, title, question, number }) => ({
    id: `lesson ${key}`,
    label: title,
    note: number === null ? 'own lesson' : `lesson ${number}`,
    synonyms: ['lesson', 'course', question],
    icon: GraduationCap,
    run: async () => {
      if ((await app.lab.attempt('lesson.open', { key })) !== null) showView(app, 'lessons');
    },
  }));
}

export function questionEntries(app: App): readonly Entry[] {
  return QUESTIONS.map(({ key, text }) => ({
    id: `ask ${key}`,
    label: text,
    icon: CircleHelp,
    run: () => goTo(app, { kind: 'question', question: key }),
  }));
}

/** The users found; where the search failed, a line that says so and searches again. */
export function userEntries(
  app: App,
  { answer, problem, again }: Query<'lab.users'>,
): readonly Entry[] {
  if (problem === null) return (answer?.rows ?? []).map((row) => userEntry(app, row));
  const { title } = problem;
  return [
    { id: 'users-again', label: 'Search the users again', note: title, icon: User, run: again },
  ];
}

function userEntry(app: App, row: UserRowView): Entry {
  return {
    id: `user ${row.id}`,
    label: row.id,
    note: row.assignedTo === null ? 'no node' : `assigned to ${row.assignedTo}`,
    icon: User,
    run: () => goTo(app, { kind: 'user', id: row.id }),
  };
}

/** "step 12", as people count. */
export function stepNote(index: number): string {
  return `step ${index + 1}`;
}

export function stepEntries(app: App, rows: readonly StepRow[]): readonly Entry[] {
  return rows.map((row) => ({
    id: `step ${row.index}`,
    label: row.label,
    note: stepNote(row.index),
    icon: ListOrdered,
    run: () => {
      goTo(app, { kind: 'step', index: row.index });
      void app.lab.lookAt(row.index + 1);
    },
  }));
}
