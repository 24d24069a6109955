/** The list of 500 projects: from the key that asks for it to a list that can be searched. Against a list of five. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '../bench-studio.ts'
import { launchBrowser } from '../../e2e/launch.ts'
import { openStore } from '../../main/store/store.ts'
import type { Benchmark } from '../measure.ts'

const rounds = 8

export const projectList: Benchmark = {
  async run({ slowMs }) {
    const few = await listTimes(5, slowMs)
    const many = await listTimes(500, slowMs)
    return [
      { name: '500 projects, list to interactive', unit: 'ms', samples: many, limit: 200, counts: 'p95' },
      { name: '500 projects against 5', unit: 'ms', samples: many, baseline: few, limit: 3 },
    ]
  },
}

async function listTimes(count: number, slowMs: number): Promise<readonly number[]> {
  const dataFolder = await makeDataFolder('http://127.0.0.1:9/v1')
  await seed(dataFolder, count)
  const launched = await launchBrowser({ dataFolder })
  const times: number[] = []
  try {
    const { page } = launched
    for (let round = -1; round < rounds; round++) {
      // A fresh page: nothing of the list is known to it.
      await page.evaluate(() => (location.hash = '#/settings'))
      await page.reload()
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      const ms = await page.evaluate(async () => {
        const began = performance.now()
        location.hash = '#/projects'
        const ready = (): boolean =>
          document.querySelector('main input[type=search]') !== null &&
          document.querySelector('main a[href^="#/project/"]') !== null
        while (!ready()) await new Promise((resolve) => setTimeout(resolve, 2))
        return performance.now() - began
      })
      if (round >= 0) times.push(ms + slowMs)
    }
  } finally {
    await launched.close()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
  return times
}

async function seed(dataFolder: string, count: number): Promise<void> {
  const store = openStore(dataFolder)
  for (let index = 0; index < count; index++) {
    const folder = join(dataFolder, 'projects', `app-${index}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'index.html'), `<!doctype html><h1>App ${index}</h1>`)
    const at = Date.now() - index * 60_000
    store.projects.insert({
      id: `app-${index}`,
      name: `App number ${index}`,
      kind: 'page',
      folder,
      createdAt: at,
      updatedAt: at,
    })
  }
  store.close()
}
