/** The built studio as the benches drive it: in one of its shells, answered by the bench's own provider. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { launchBrowser, launchElectron, type LaunchedStudio } from '../e2e/launch.ts'
import { StudioPage } from '../e2e/pages/studio-page.ts'
import { createSettings } from '../main/settings/settings.ts'
import { openStore } from '../main/store/store.ts'
import { startLiveProvider, type LiveAnswer } from './live-provider.ts'

export type Shell = LaunchedStudio['shell']

/** The shells that can run here: without Electron where scripts/bench.mjs has found none. */
export const shells: readonly Shell[] =
  process.env['KILN_BENCH_WITHOUT_ELECTRON'] === undefined ? ['browser', 'electron'] : ['browser']

const patienceMs = 120_000

export interface BenchStudio {
  readonly launched: LaunchedStudio
  readonly studio: StudioPage
  readonly page: Page
  /** Sends a prompt for a new app; resolves with its answer once the provider has been asked for it. */
  startApp(prompt: string): Promise<LiveAnswer>
  /** The next request to the provider from now on. */
  nextAnswer(): Promise<LiveAnswer>
  /** The project folders, oldest first: their names on the disk. */
  projectFolders(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens it on a data folder of its own, in which `prepare` may put more. Resolves when a prompt can be written. */
export async function openBenchStudio(
  shell: Shell,
  prepare?: (dataFolder: string) => Promise<void>,
): Promise<BenchStudio> {
  const provider = await startLiveProvider()
  const dataFolder = await makeDataFolder(provider.baseUrl)
  await prepare?.(dataFolder)
  const launched = await (shell === 'electron' ? launchElectron : launchBrowser)({ dataFolder })
  // What is late on a busy machine is measured as late: it is not given up.
  launched.page.setDefaultTimeout(patienceMs)
  const studio = new StudioPage(() => launched.page)
  await studio.prompt.waitFor()
  return {
    launched,
    studio,
    page: launched.page,
    async startApp(prompt) {
      await launched.page.keyboard.press('Alt+n')
      await launched.page.getByRole('heading', { name: 'What shall we make?' }).waitFor()
      const answer = provider.nextAnswer()
      await studio.send(prompt)
      return await answer
    },
    nextAnswer: provider.nextAnswer,
    async projectFolders() {
      const folder = join(dataFolder, 'projects')
      return (await readdir(folder)).map((name) => join(folder, name))
    },
    async close() {
      await launched.close()
      await provider.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** A data folder whose settings name a server, as a user's do who has used Kiln before. The caller removes it. */
export async function makeDataFolder(baseUrl: string): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kiln-bench-'))
  const store = openStore(dataFolder)
  const model = 'bench'
  createSettings(store).update({
    model: { provider: 'openai-compatible', model },
    openaiCompatible: { baseUrl, model },
  })
  store.close()
  return dataFolder
}
