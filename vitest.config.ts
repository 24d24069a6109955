/** Unit and integration tests, beside the code they specify. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{main,shared,renderer,preload,scripts,e2e,bench}/**/*.test.{ts,tsx,mjs}'],
    exclude: ['**/node_modules/**', 'out/**', 'e2e/specs/**'],
    pool: 'forks',
    // All cores: many tests wait for processes, servers and browsers of their own.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // What is late on a busy machine is not wrong.
    expect: { poll: { timeout: 10_000 } },
  },
})
