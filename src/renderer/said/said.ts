import type { ReactNode } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import {
  isolated,
  type NameFinder,
  nameFinder,
  nameParts,
  staysWhole,
} from '../../shared/name-parts';

let finder: NameFinder = nameFinder([]);

/** The names of nodes and groups that sentences on the page may hold from now on. */
export function setNames(names: readonly string[]): void {
  finder = nameFinder(names);
}

type Props = Readonly<Record<string, unknown>>;

/** Elements whose text is no part of a page of sentences, or cannot hold elements. */
const AS_IT_IS: ReadonlySet<string> = new Set([
  'title',
  'option',
  'textarea',
  'style',
  'script',
  'pre',
  'bdi',
]);
/** Text in drawings takes no elements of HTML. */
const DRAWN: ReadonlySet<unknown> = new Set(['text', 'tspan']);
/** Elements in which one name may be all, cut off at its end. */
const CUT = /(?:^| )(?:clip|node-name|group-name)(?: |$)/;
const CELLS: ReadonlySet<unknown> = new Set(['td', 'th']);
/** An element of our own that no style sheet speaks of. */
const SAID = 'x-said' as 'span';
const FORWARD_REF = Symbol.for('react.forward_ref');

/**
 * The properties of an element with the names in its text set apart: `<bdi>` round each name, in `<x-said>` round the
 * whole text, so that it stays one child of its parent; in drawings isolating characters. Every element of the page is
 * made through here (see the JSX runtime beside), so no sentence is forgotten.
 */
export function said(type: unknown, props: Props): Props {
  const { children } = props;
  if (typeof children !== 'string' && !Array.isArray(children)) return props;
  if (typeof type === 'string') {
    if (AS_IT_IS.has(type)) return props;
  } else if (!isControl(type)) return props;
  if (typeof children === 'string') return withText(type, props, children);
  return withTexts(type, props, children);
}

/** A control of the library that makes its own elements: it is given the text with its names set apart. */
function isControl(type: unknown): boolean {
  return (
    typeof type === 'object' && type !== null && '$$typeof' in type && type.$$typeof === FORWARD_REF
  );
}

function withText(type: unknown, props: Props, text: string): Props {
  if (DRAWN.has(type)) {
    const drawn = isolated(text, finder);
    return drawn === text ? props : { ...props, children: drawn };
  }
  const parts = nameParts(text, finder);
  const [only] = parts;
  if (only === undefined || (parts.length === 1 && !only.isName)) return props;
  const children = elementOf(text);
  if (typeof type !== 'string') return { textValue: text, ...props, children };
  // A name that is cut off loses its end, on whichever side that is.
  const isCut = CELLS.has(type) || CUT.test(String(props['className'] ?? ''));
  return parts.length === 1 && isCut && props['dir'] === undefined
    ? { ...props, dir: 'auto', children }
    : { ...props, children };
}

function withTexts(type: unknown, props: Props, children: readonly ReactNode[]): Props {
  if (!children.some((child) => typeof child === 'string' && needsCare(child))) return props;
  if (DRAWN.has(type))
    return {
      ...props,
      children: children.map((child) =>
        typeof child === 'string' ? isolated(child, finder) : child,
      ),
    };
  // Texts side by side are one text: as elements they would be several children of the parent.
  const grouped: ReactNode[] = [];
  let run: string[] = [];
  const close = (): void => {
    if (run.length > 0)
      grouped.push(
        jsx(
          SAID,
          { children: run.flatMap((text) => partsOf(text)) } as Props,
          `said ${grouped.length}`,
        ),
      );
    run = [];
  };
  for (const child of children) {
    if (typeof child === 'string' || typeof child === 'number') run.push(String(child));
    else {
      close();
      grouped.push(child);
    }
  }
  close();
  return { ...props, children: grouped };
}

function needsCare(text: string): boolean {
  return nameParts(text, finder).some(({ isName }) => isName);
}

function elementOf(text: string): ReactNode {
  const parts = partsOf(text);
  return parts.length === 1 ? parts[0] : jsxs(SAID, { children: parts });
}

function partsOf(text: string): ReactNode[] {
  return nameParts(text, finder).map(({ text: part, isName }, at) =>
    isName
      ? jsx(
          'bdi',
          { className: staysWhole(part) ? 'whole' : undefined, children: part },
          `${at} ${part}`,
        )
      : part,
  );
}
