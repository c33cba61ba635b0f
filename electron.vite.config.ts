import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licenceList } from './src/main/licence-list.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

const DEV_PORT = 5173;

/** Programs that run in Node: the two hosts, the thread in which they open what takes long, and the command line. */
const programs = {
  electron: at('src/main/electron/main.ts'),
  web: at('src/main/web/main.ts'),
  cli: at('src/main/cli/main.ts'),
  worker: at('src/main/worker/main.ts'),
};

export default defineConfig(({ command }) => ({
  main: {
    // `npm run dev` takes the page from the development server (src/main/files/dev-page.ts) and keeps the session of
    // a page over restarts (src/main/web/session.ts); what ships can do neither.
    define:
      command === 'serve'
        ? { 'process.env.IMPLAB_DEV_PAGE': 'process.env.ELECTRON_RENDERER_URL' }
        : { 'process.env.IMPLAB_DEV_PAGE': '""', 'process.env.IMPLAB_DEV_SESSION': '""' },
    build: {
      outDir: at('out/main'),
      target: 'node20',
      reportCompressedSize: false,
      rollupOptions: {
        input: programs,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      reportCompressedSize: false,
      // A sandboxed preload must be one CommonJS file and may require nothing but `electron`.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src/main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    // Elements are made by our own JSX runtime, which sets names apart (src/renderer/said).
    plugins: [react({ jsxImportSource: '#said' }), licenceList(import.meta.dirname)],
    // The page comes through the host; its socket for hot reload goes straight to the development server.
    server: { port: DEV_PORT, strictPort: true, hmr: { host: 'localhost', clientPort: DEV_PORT } },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // docs/performance.md holds the budget, gzipped, for all that is loaded at first.
      chunkSizeWarningLimit: 700,
      reportCompressedSize: false,
      // Small assets stay files: the content policy allows no inlined fonts or scripts.
      assetsInlineLimit: 0,
      rollupOptions: { input: at('src/renderer/index.html') },
    },
  },
}));
