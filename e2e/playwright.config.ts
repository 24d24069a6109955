/** The end-to-end specs, each run in both shells: a spec asks its project's name which one to launch. */
import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // Nothing is tried twice: a spec that fails now and then shows a fault.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  projects: [{ name: 'electron' }, { name: 'browser' }],
})
