import type { Plugin } from 'vite';

export function licenceList(top: string): Plugin;
