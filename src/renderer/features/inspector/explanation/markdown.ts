import { modeName } from '../../../../shared/settings';
import { formatClock, formatCount } from '../../../ui/figures';
import { type Explained, explainedParagraphs, explainedTitle, rankedCandidates } from './explained';

/** The explanation as Markdown, for a ticket or a page. Names are escaped, so that they stay text. */
export function explanationMarkdown(explained: Explained): string {
  const { explanation, lab, moment, flips, user, sources } = explained;
  const leading = flips.filter(({ changes }) => changes);
  const blocks = [
    `# ${escaped(explainedTitle(explained))}`,
    ...explainedParagraphs(explained).map(escaped),
    `Reason \`${explanation.reason}\`, step ${formatCount(explanation.step + 1)}, mode ${modeName(explanation.mode)}.${
      explanation.tieBreak === null ? '' : ` Tie-break: ${escaped(explanation.tieBreak)}.`
    }`,
    ...(explanation.candidates.length === 0
      ? []
      : [
          `## Candidates at step ${formatCount(explanation.step + 1)}`,
          table(
            ['Node', 'Assigned', 'Capacity', 'Verdict'],
            rankedCandidates(explained).map((each) => [
              each.node === explanation.home ? `**${escaped(each.node)}**` : escaped(each.node),
              formatCount(each.assigned),
              formatCount(each.capacity),
              escaped(each.why),
            ]),
          ),
        ]),
    ...(leading.length === 0
      ? []
      : [
          '## What would have changed it',
          leading
            .map(({ label, home }) => `- ${escaped(label)}: ${escaped(home ?? 'no node')}`)
            .join('\n'),
        ]),
    '## History',
    user.events
      .map(({ title, detail, step, clock }) => {
        const more = detail === '' ? '' : ` (${escaped(detail)})`;
        return `- Step ${formatCount(step + 1)}, ${formatClock(clock)}: ${escaped(title)}${more}`;
      })
      .join('\n'),
    ...(sources.length === 0
      ? []
      : [
          '## Sources',
          sources
            .map(({ mark, title, url }) =>
              url === '' ? `- ${mark} ${escaped(title)}` : `- ${mark} ${escaped(title)}, <${url}>`,
            )
            .join('\n'),
        ]),
    `Lab ${escaped(lab)}, ${moment}. Made with implab.`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(['---', '---:', '---:', '---']), ...rows.map(line)].join('\n');
}

/** Characters that mean something in Markdown or HTML. */
const SPECIAL = /[\\`*_{}[\]<>|#~&]/g;

/** A text as text: special characters are escaped, line breaks become spaces. */
export function escaped(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}
