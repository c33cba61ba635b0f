import { Fragment, type ReactNode } from 'react';
import { SourceChips } from '../../ui/source-chips';

export interface MarkdownProps {
  readonly text: string;
  /** A pointer at the nth mark of the page, from 1, was pressed. */
  readonly onLook?: (mark: number) => void;
}

/** The markdown of lessons (docs/lesson-format.md, "Texts"): it makes elements, never HTML from text. */
export function Markdown({ text, onLook }: MarkdownProps) {
  return (
    <div className="md selectable">
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
        <Block key={index} block={block} onLook={onLook} />
      ))}
    </div>
  );
}

type Kind = 'paragraph' | 'bullets' | 'numbers' | 'table' | 'code' | 'heading';
interface TextBlock {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

const BULLET = /^\s*[-*+]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;

function kindOf(line: string): Kind {
  if (BULLET.test(line)) return 'bullets';
  if (NUMBER.test(line)) return 'numbers';
  if (/^\s*\|.*\|\s*$/.test(line)) return 'table';
  return /^#{1,6}\s/.test(line) ? 'heading' : 'paragraph';
}

/** A text as blocks: lines of one kind that stand together, parted by empty lines. */
export function blocksOf(text: string): readonly TextBlock[] {
  const blocks: { kind: Kind; lines: string[] }[] = [];
  let open = false;
  let fenced = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*```/.test(line)) {
      fenced = !fenced;
      if (fenced) blocks.push({ kind: 'code', lines: [] });
      open = false;
      continue;
    }
    const last = blocks.at(-1);
    if (fenced) {
      last?.lines.push(line);
      continue;
    }
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const kind = kindOf(line);
    const goesOn =
      open &&
      last &&
      (last.kind === kind ||
        (kind === 'paragraph' && last.kind !== 'heading' && last.kind !== 'table'));
    if (!goesOn) blocks.push({ kind, lines: [line] });
    else if (kind === 'paragraph' && last.kind !== 'paragraph')
      last.lines.push(`${last.lines.pop()} ${line.trim()}`);
    else last.lines.push(line);
    open = true;
  }
  return blocks;
}

function Block({
  block: { kind, lines },
  onLook,
}: {
  readonly block: TextBlock;
  readonly onLook: MarkdownProps['onLook'];
}) {
  const inline = (text: string) => <Inline text={text} onLook={onLook} />;
  if (kind === 'code') return <pre>{lines.join('\n')}</pre>;
  if (kind === 'heading')
    return (
      <p>
        <b>{inline((lines[0] ?? '').replace(/^#+\s*/, ''))}</b>
      </p>
    );
  if (kind === 'table') return <Table lines={lines} onLook={onLook} />;
  if (kind === 'paragraph') return <p>{inline(lines.join(' '))}</p>;
  const items = lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
    <li key={index}>{inline(line.replace(kind === 'bullets' ? BULLET : NUMBER, ''))}</li>
  ));
  return kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>;
}

function Table({
  lines,
  onLook,
}: {
  readonly lines: readonly string[];
  readonly onLook: MarkdownProps['onLook'];
}) {
  const rows = lines
    .filter((line) => !/^\s*\|[\s:|-]+\|\s*$/.test(line))
    .map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  const [head = [], ...body] = rows;
  return (
    <table className="table">
      <thead>
        <tr>
          {head.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
            <th key={index} scope="col">
              <Inline text={cell} onLook={onLook} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
              <td key={column}>
                <Inline text={cell} onLook={onLook} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Code, strong, emphasis, a pointer at a mark, a source: in this order at each place. */
const PIECE =
  /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*?)\*|\b_([^_]+?)_\b|\[([^\]]+)\]\(look:(\d+)\)|\[([SD]\d+[a-z]?)\]/g;

function Inline({
  text,
  onLook,
}: {
  readonly text: string;
  readonly onLook: MarkdownProps['onLook'];
}) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, code, strong, strong2, soft, soft2, label, mark, source] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (code !== undefined) parts.push(<code>{code}</code>);
    else if (strong !== undefined || strong2 !== undefined)
      parts.push(
        <b>
          <Inline text={(strong ?? strong2)!} onLook={onLook} />
        </b>,
      );
    else if (soft !== undefined || soft2 !== undefined)
      parts.push(
        <em>
          <Inline text={(soft ?? soft2)!} onLook={onLook} />
        </em>,
      );
    else if (label !== undefined)
      parts.push(
        onLook ? (
          <button type="button" className="look-link" onClick={() => onLook(Number(mark))}>
            {label}
            <sup aria-hidden="true">{mark}</sup>
          </button>
        ) : (
          <b>{label}</b>
        ),
      );
    else if (source !== undefined) parts.push(<SourceChips sources={[source]} />);
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change its order.
    <Fragment key={index}>{part}</Fragment>
  ));
}
