import type { Problem } from '../../shared/outcome';

/** Words of one kind of failure. `facts` are those listed with its code. */
interface Wording {
  readonly title: string;
  readonly message: (facts: ProblemFacts) => string;
}

/** What a message may name. */
export interface ProblemFacts {
  /** A file, lab, user, node or command, as the person knows it. */
  readonly name?: string | undefined;
  /** What exactly is wrong, as a sentence without a full stop. */
  readonly detail?: string | undefined;
  /** Where in the input. */
  readonly place?: string | undefined;
  /** See `Problem.anyway`. */
  readonly anyway?: string | undefined;
}

const WORDINGS = {
  'no-lab': { title: 'No lab is open', message: () => 'Open a lab or start a new one first.' },
  'another-lab': {
    title: 'Another lab is open now',
    message: () =>
      'This was meant for the lab that was open before. Nothing was done; do it again where it is meant.',
  },
  'lab-changed': {
    title: 'The lab has changed meanwhile',
    message: () => 'Nothing was done. Look at the lab as it is now and decide again.',
  },
  'cannot-begin': { title: 'This cannot begin', message: ({ detail }) => detail ?? '' },
  'unknown-command': {
    title: 'Unknown command',
    message: ({ name }) => `This version of implab has no command ${name}.`,
  },
  'bad-arguments': {
    title: 'The request is not understood',
    message: ({ place, detail }) => `${place ? `${place}: ` : ''}${detail}.`,
  },
  internal: {
    title: 'Something inside implab went wrong',
    message: ({ name }) =>
      `The lab is as it was before. The log has the details under reference ${name}.`,
  },
  cancelled: {
    title: 'Cancelled',
    message: ({ name }) => `${name} was ended. The lab is as it was before.`,
  },
  'unknown-user': {
    title: 'No such user',
    message: ({ name }) =>
      `No user in the lab is named ${name}. Names are compared letter by letter, capitals count.`,
  },
  'unknown-node': {
    title: 'No such node',
    message: ({ name }) => `No node in the lab is named ${name}.`,
  },
  'unknown-group': {
    title: 'No such redundancy group',
    message: ({ name }) => `No redundancy group in the lab is named ${name}.`,
  },
  'unknown-sample': {
    title: 'No such sample',
    message: ({ name }) => `This version of implab has no sample lab ${name}.`,
  },
  'unknown-lesson': {
    title: 'No such lesson',
    message: ({ name }) => `There is no lesson ${name} here. Open its file again.`,
  },
  'no-lesson': {
    title: 'No lesson is open',
    message: () => 'Open a lesson of the course first.',
  },
  'not-a-lesson': {
    title: 'The lesson is broken',
    message: ({ name, place, detail }) => `${name}: ${place ? `${place} ` : ''}${detail}.`,
  },
  'lesson-step': {
    title: 'The lesson cannot go on from here',
    message: ({ name, place }) =>
      `${place}: ${name} of the lesson is refused in this lab. Begin the lesson again.`,
  },
  'unknown-page': { title: 'No such page', message: () => 'The lesson has no such page.' },
  'page-not-reached': {
    title: 'The page is not reached yet',
    message: () => 'Pages open one after the other. Go on from the last one reached.',
  },
  'page-held': { title: 'The page is not done yet', message: ({ detail }) => `${detail}.` },
  'earlier-page': {
    title: 'This is an earlier page',
    message: () => 'The lab stands at the last page reached. Go there to work in it.',
  },
  'answer-first': {
    title: 'Answer first',
    message: () => 'The lab waits for the prediction. Look at it, then answer.',
  },
  'answered-already': {
    title: 'Answered already',
    message: () => 'An answer stays as it was given. Begin the lesson again for another try.',
  },
  'nothing-asked': { title: 'Nothing is asked here', message: () => 'This page has no question.' },
  'no-answer': {
    title: 'The answer is not complete',
    message: () => 'Give a value for everything that is asked.',
  },
  'no-more-hints': { title: 'No more hints', message: () => 'All hints of this page are open.' },
  'not-allowed': {
    title: 'Not with this step',
    message: ({ name, detail }) => `This task is to be solved with ${detail}, not with ${name}.`,
  },
  'lesson-stays': {
    title: 'The lesson stays as it began',
    message: () => 'What the lesson did itself cannot be undone. Reset the page instead.',
  },
  'unknown-branch': {
    title: 'No such branch',
    message: ({ name }) => `The lab has no branch ${name} now.`,
  },
  'branch-taken': {
    title: 'The name is taken',
    message: ({ name }) => `The lab has a branch ${name} already. Choose another name.`,
  },
  'branch-stays': {
    title: 'Main stays',
    message: () => 'The main branch is the lab itself; it can be neither renamed nor deleted.',
  },
  'too-many-branches': {
    title: 'Too many branches',
    message: ({ name }) => `A lab holds at most ${name} branches. Delete one first.`,
  },
  'no-branches-here': {
    title: 'A lesson has no branches',
    message: () => 'Its pages count on the one line that they play. End the lesson first.',
  },
  'unknown-snapshot': {
    title: 'No such snapshot',
    message: ({ name }) => `The lab has no snapshot ${name} now.`,
  },
  'unknown-step': {
    title: 'No such step',
    message: ({ name }) => `The lab has ${name} steps; choose one of them.`,
  },
  'too-many-steps': {
    title: 'Too many steps',
    message: ({ name }) => `A lab holds at most 100\u202f000 steps; this would be ${name}.`,
  },
  'too-many-users': {
    title: 'Too many users',
    message: ({ name }) =>
      `Over its whole history a lab remembers at most ${name} users, those who left among them.`,
  },
  'no-failure': {
    title: 'No failure to look at',
    message: ({ name }) => `${name} does not put a node out of service, so there is no failover.`,
  },
  'nothing-to-undo': { title: 'Nothing to undo', message: () => 'This is the first step.' },
  'nothing-to-redo': { title: 'Nothing to redo', message: () => 'This is the last step.' },
  'not-refused': {
    title: 'The step is not refused',
    message: ({ name, place }) => `${place} says that it is refused with ${name}, but it is not.`,
  },
  'not-a-lab': {
    title: 'Not a lab',
    message: ({ name }) =>
      `${name} is neither an implab lab, nor a scenario, nor a report made from one. Choose an .implab or .json file.`,
  },
  'not-a-scenario': {
    title: 'Not a scenario',
    message: ({ name, place, detail }) =>
      `${name} breaks the scenario format${place ? ` at ${place}` : ''}: ${detail}.`,
  },
  'newer-version': {
    title: 'Made by a newer implab',
    message: ({ name, detail }) => `${name} ${detail}. Open it with the newer version.`,
  },
  damaged: {
    title: 'The file is damaged',
    message: ({ name, detail }) =>
      `${name} cannot be trusted: ${detail}. The version before it may be beside it, its name ending in ~.`,
  },
  'foreign-object': {
    title: 'The file holds something foreign',
    message: ({ name, detail }) =>
      `${name} holds ${detail}, which no version of implab writes. It was not opened.`,
  },
  'too-large': {
    title: 'The file is too large',
    message: ({ name, detail }) => `${name} was not opened: ${detail}.`,
  },
  'over-budget': {
    title: 'This asks for very much',
    message: ({ name, detail }) => `${name} was ended: ${detail}. Nothing was changed.`,
  },
  'not-a-user-file': {
    title: 'Not a user file',
    message: ({ name, detail }) => `${name} cannot be imported: ${detail}.`,
  },
  'no-good-rows': {
    title: 'Nothing to import',
    message: ({ name }) => `No row of ${name} can be imported. The preview says why, row by row.`,
  },
  'nothing-to-make': {
    title: 'Nothing to make a lab of',
    message: () => 'Groups, nodes and users are needed. Drop or paste them first.',
  },
  'no-such-file': {
    title: 'The file is gone',
    message: ({ name }) => `${name} is not there any more. It may have been moved or renamed.`,
  },
  'read-failed': {
    title: 'The file cannot be read',
    message: ({ name, detail }) => `${name} cannot be read: ${detail}.`,
  },
  'marked-read-only': {
    title: 'The file is marked read-only',
    message: ({ name }) =>
      `${name} is marked read-only, so it was not replaced. Save under another name to keep it, or save again to replace it.`,
  },
  'read-only': {
    title: 'The place is read-only',
    message: ({ name }) =>
      `${name} cannot be written: its folder or the file is read-only. The lab stays open; save it somewhere else.`,
  },
  'disk-full': {
    title: 'The disk is full',
    message: ({ name }) =>
      `There is no room for ${name}. The file that was there is untouched and the lab stays open; free some space or save it somewhere else.`,
  },
  'file-locked': {
    title: 'The file is in use',
    message: ({ name }) =>
      `Another program holds ${name}. The lab stays open; close that program or save under another name.`,
  },
  'write-failed': {
    title: 'The file cannot be written',
    message: ({ name, detail }) => `${name} cannot be written: ${detail}. The lab stays open.`,
  },
  'print-failed': {
    title: 'The report was not printed',
    message: ({ detail }) =>
      `The system says: ${detail}. The report can be exported as a page, too.`,
  },
  'changed-on-disk': {
    title: 'The file has changed',
    message: ({ name }) =>
      `${name} was changed by another program since it was opened here. Save under another name to keep both, or save again to replace it.`,
  },
  'nothing-to-recover': {
    title: 'Nothing to recover',
    message: () => 'No unsaved lab was left behind.',
  },
  'desktop-only': {
    title: 'Only on the desktop',
    message: ({ name }) => `${name} needs the desktop app.`,
  },
} satisfies Readonly<Record<string, Wording>>;

/** Every failure the lab can answer with, but refusals of steps. Closed. */
export type ProblemCode = keyof typeof WORDINGS;

/** A failure in words, ready to be an answer. */
export function problem(
  code: ProblemCode,
  facts: ProblemFacts = {},
): { ok: false; problem: Problem } {
  const { title, message } = WORDINGS[code] as Wording;
  return {
    ok: false,
    problem: {
      code,
      title,
      message: message(facts),
      ...(facts.place !== undefined && facts.place !== '' && { place: facts.place }),
      ...(facts.anyway !== undefined && { anyway: facts.anyway }),
    },
  };
}
