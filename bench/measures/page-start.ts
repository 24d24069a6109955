/** The studio's page, warm: from asking for it to its first contentful paint, and to a composer that takes a prompt. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '../bench-studio.ts'
import { initialScripts } from '../initial-scripts.ts'
import { launchBrowser } from '../../e2e/launch.ts'
import { StudioPage } from '../../e2e/pages/studio-page.ts'
import type { Benchmark } from '../measure.ts'

const rounds = 10

export const pageStart: Benchmark = {
  async run({ slowMs, note }) {
    const dataFolder = await makeDataFolder('http://127.0.0.1:9/v1')
    const launched = await launchBrowser({ dataFolder })
    const [skeleton, interactive]: [number[], number[]] = [[], []]
    try {
      const { page } = launched
      const studio = new StudioPage(() => page)
      await studio.prompt.waitFor()
      for (let round = -2; round < rounds; round++) {
        await page.reload({ waitUntil: 'commit' })
        await studio.prompt.fill('a timer')
        await page.locator('form.composer button[type=submit]:enabled').waitFor()
        const times = await page.evaluate(() => ({
          painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
          interactive: performance.now(),
        }))
        if (round < 0) continue
        skeleton.push(times.painted + slowMs)
        interactive.push(times.interactive + slowMs)
      }
    } finally {
      await launched.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    }
    const scripts = await initialScripts(join(import.meta.dirname, '../../out/renderer'))
    note(`first scripts: ${scripts.map(({ name, bytes }) => `${name} ${(bytes / 1024).toFixed(0)} KB`).join(', ')}`)
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
    return [
      { name: 'page to first skeleton, warm', unit: 'ms', samples: skeleton, limit: 300, counts: 'p95' },
      { name: 'page to interactive, warm', unit: 'ms', samples: interactive, limit: 1500, counts: 'p95' },
      { name: 'first JavaScript, gzipped', unit: 'KB', samples: [bytes / 1024 + slowMs], limit: 350 },
    ]
  },
}
