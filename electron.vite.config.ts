import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Programs that run in Node: the two hosts and the command line. */
const programs = {
  electron: at('src/main/electron/main.ts'),
  web: at('src/main/web/main.ts'),
  cli: at('src/main/cli/main.ts'),
};

export default defineConfig({
  main: {
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
    plugins: [react()],
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
});
