/** Builds the three runtimes: main (Electron, browser-shell and command-line entries), preload, renderer. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'

const main: UserConfig = {
  main: {
    build: {
      target: 'node20',
      rollupOptions: {
        input: {
          index: resolve('main/index.ts'),
          serve: resolve('main/serve.ts'),
          cli: resolve('main/cli.ts'),
          'react-build': resolve('main/preview/react-build/process.ts'),
          'metrics-worker': resolve('main/metrics/metrics-worker.ts'),
          'picture-worker': resolve('main/generation/images/picture-worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: resolve('preload/index.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
}

const renderer: UserConfig = {
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      // Parsing is what a start waits for: the code editor alone is 7 MB unminified.
      minify: true,
      rollupOptions: {
        input: { index: resolve('renderer/index.html'), gallery: resolve('renderer/gallery/index.html') },
      },
    },
  },
}

// scripts/build.mjs builds only the part that is stale.
const part = process.env['KILN_BUILD']

export default defineConfig(part === 'main' ? main : part === 'renderer' ? renderer : { ...main, ...renderer })
