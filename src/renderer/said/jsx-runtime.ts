import type { ElementType, Key, ReactElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import { said } from './said';

export type { JSX } from 'react/jsx-runtime';

/** React's own, with the names in the text of every element set apart (`jsxImportSource` of this folder's project). */
export const Fragment = runtime.Fragment;

export function jsx(type: ElementType, props: object, key?: Key): ReactElement {
  return runtime.jsx(type, said(type, props as Record<string, unknown>), key);
}

export function jsxs(type: ElementType, props: object, key?: Key): ReactElement {
  return runtime.jsxs(type, said(type, props as Record<string, unknown>), key);
}
