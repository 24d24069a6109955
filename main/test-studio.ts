/** The core for integration tests: the real router, a real database, real folders, and scripted answers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { noSecretBox } from './settings/secret-box.ts'
import { createStudio, type Studio, type StudioOptions } from './studio.ts'

export interface TestStudio {
  readonly studio: Studio
  readonly client: ReturnType<typeof clientOf>
  readonly folder: string
  /** Stops the studio; the folder goes with `cleanUp`. */
  stop(): Promise<void>
}

function clientOf(studio: Studio) {
  return createRouterClient(studio.router)
}

const cleanups: (() => Promise<unknown>)[] = []

/** For `afterEach`: stops every studio and removes every folder. */
export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
}

/** The studio's core on a data folder, with no window. Whoever opens it stops it. */
export async function openCore(
  dataFolder: string,
  more: Partial<StudioOptions> = {},
): Promise<Pick<TestStudio, 'studio' | 'client'>> {
  const studio = await createStudio({
    shell: 'browser',
    version: '0.0.0',
    dataFolder,
    projectsFolder: join(dataFolder, 'projects'),
    templatesFolder: resolve('resources/templates'),
    modelsFile: resolve('resources/models.json'),
    vendorFolder: resolve('out/vendor'),
    secretBox: noSecretBox,
    opener: { openUrl: async () => undefined, openFolder: async () => undefined },
    previewUrl: (host) => `http://${host}.localhost/`,
    externalPreviewUrl: async (host) => `http://${host}.localhost/`,
    frameAncestors: [],
    ...more,
  })
  return { studio, client: clientOf(studio) }
}

/** A studio over a script (see `main/providers/scripted.ts`), in a new folder unless one is given. */
export async function openStudio(
  script: readonly object[],
  folder?: string,
  more: Partial<StudioOptions> = {},
): Promise<TestStudio> {
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), 'kiln-studio-')))
  const scriptFile = join(dataFolder, 'script.jsonl')
  if (folder === undefined) cleanups.push(() => rm(dataFolder, { recursive: true, maxRetries: 3 }))
  await writeFile(scriptFile, script.map((line) => JSON.stringify(line)).join('\n'))
  const { studio, client } = await openCore(dataFolder, { scriptFile, ...more })
  let isOpen = true
  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await studio.stop()
  }
  cleanups.push(stop)
  return { studio, client, folder: dataFolder, stop }
}

export const scripted = { provider: 'scripted' as const, model: 'scripted' }

/** A step of a script: a piece of an answer. */
export function says(text: string, delayMs = 0): object {
  return { delayMs, event: { type: 'text-delta', text } }
}

/** A step of a script: a whole page. */
export function page(body: string): object {
  return says(`\`\`\`html path=index.html\n<!doctype html><h1>${body}</h1>\n\`\`\`\n`)
}

export const finish = {
  event: { type: 'finish', reason: 'stop', usage: { input: 1, output: 2, estimated: false } },
}

/** All events of a run, when it has ended. */
export async function allEvents(batches: AsyncIterable<RunEvent[]>): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const batch of batches) events.push(...batch)
  return events
}
