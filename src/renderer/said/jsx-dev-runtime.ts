import type { ElementType, Key, ReactElement } from 'react';
import * as runtime from 'react/jsx-dev-runtime';
import { said } from './said';

export type { JSX } from 'react/jsx-dev-runtime';

/** As the JSX runtime beside, while the page is developed. */
export const Fragment = runtime.Fragment;

export function jsxDEV(
  type: ElementType,
  props: object,
  key: Key | undefined,
  isStatic: boolean,
  source?: runtime.JSXSource,
  self?: unknown,
): ReactElement {
  return runtime.jsxDEV(
    type,
    said(type, props as Record<string, unknown>),
    key,
    isStatic,
    source,
    self,
  );
}
