/** Starter's apps in a browser, for tests: made from a prompt, served as previews, changed by a later prompt. */
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { createAnswerParser } from '../main/edits/answer-parser.ts'
import { createPreview } from '../main/preview/preview.ts'
import { createStarter } from '../main/providers/starter/provider.ts'
import { chromiumPath } from './chromium.ts'
import { mountPreview } from './preview-mount.ts'

export interface StarterApp {
  readonly page: Page
  /** Errors of the console and of scripts, so far. */
  readonly troubles: readonly string[]
  /** Asks for a change to the files and reloads. */
  change(prompt: string): Promise<void>
}

export interface StarterApps {
  /** A new app from the prompt, in a browser profile of its own. */
  open(prompt: string, prepare?: (page: Page) => Promise<void>): Promise<StarterApp>
  /** Closes the apps that are open. */
  closeApps(): Promise<void>
  stop(): Promise<void>
}

/** Starts a browser and a preview server. Throws when there is no Chromium, or when an answer ends inside a file. */
export async function startApps(): Promise<StarterApps> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set KILN_CHROMIUM.')
  const templatesFolder = fileURLToPath(new URL('../resources/templates', import.meta.url))
  const starter = createStarter({ templatesFolder, paceMs: 0 })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  const projects = new Map<string, ReadonlyMap<string, string>>()
  const readProjectFile = (projectId: string, path: string) => {
    const text = projects.get(projectId)?.get(path)
    return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
  }
  const readVersionFile = () => Promise.resolve(undefined)
  const mount = await mountPreview((studio) =>
    createPreview({ secret: 'secret', readProjectFile, readVersionFile, frameAncestors: [studio] }),
  )
  let contexts: BrowserContext[] = []

  /** What starter sends for a prompt, read as the studio reads it. */
  async function answerOf(prompt: string, files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const parser = createAnswerParser()
    const sent = new Map(files)
    const request = { model: 'starter', messages: [], task: { prompt, kind: 'page' as const, files } }
    const events = []
    for await (const event of starter.stream(request, new AbortController().signal)) {
      if (event.type === 'text-delta') events.push(...parser.push(event.text))
    }
    for (const event of [...events, ...parser.end()]) {
      if (event.type === 'file-start') sent.set(event.path, '')
      if (event.type === 'file-delta') sent.set(event.path, (sent.get(event.path) ?? '') + event.text)
      if (event.type === 'file-cut') throw new Error(`The answer to "${prompt}" ends inside ${event.path}.`)
    }
    return sent
  }

  async function open(prompt: string, prepare?: (page: Page) => Promise<void>): Promise<StarterApp> {
    const id = `app-${projects.size}`
    const first = await answerOf(prompt, new Map())
    projects.set(id, first)
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    contexts.push(context)
    context.setDefaultTimeout(5000)
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    await prepare?.(page)
    await page.goto(mount.urlFor(mount.preview.hostFor({ view: 'project', projectId: id })))
    const change = async (next: string) => {
      projects.set(id, await answerOf(next, projects.get(id) ?? first))
      await page.reload()
    }
    return { page, troubles, change }
  }

  async function closeApps(): Promise<void> {
    const open = contexts
    contexts = []
    await Promise.all(open.map((context) => context.close()))
  }

  async function stop(): Promise<void> {
    await browser.close()
    await mount.close()
  }

  return { open, closeApps, stop }
}
