/** The end-to-end specs, each run in both shells: a spec asks its project's name which one to launch. */
import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // What passes only at the second try is named at the end of `npm test`: it shows a fault, of the studio or of the spec.
  retries: 1,
  workers: 2,
  fullyParallel: true,
  projects: [{ name: 'electron' }, { name: 'browser' }],
})
