/** The specs' own `test`: a studio in the shell of the running project, closed at the end, and no error in its console. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from 'playwright/test'
import { launchBrowser, launchElectron, type LaunchedStudio, type LaunchOptions } from './launch.ts'
import { StudioPage } from './pages/studio-page.ts'

export { expect }

export interface Opened {
  readonly launched: LaunchedStudio
  readonly studio: StudioPage
}

/** A script's steps, as in CONTRIBUTING.md. */
export type Script = readonly object[]

interface Fixtures {
  /** Opens a studio; with a script, it answers from that. */
  open(options?: LaunchOptions & { readonly script?: Script }): Promise<Opened>
}

export const test = base.extend<Fixtures>({
  open: async ({}, use, testInfo) => {
    const launched: LaunchedStudio[] = []
    const problems: string[] = []
    await use(async ({ script, ...options } = {}) => {
      const scriptFile = script === undefined ? options.scriptFile : join(testInfo.outputDir, 'script.jsonl')
      if (script !== undefined && scriptFile !== undefined) {
        await mkdir(testInfo.outputDir, { recursive: true })
        await writeFile(scriptFile, script.map((line) => JSON.stringify(line)).join('\n'))
      }
      const launch = testInfo.project.name === 'electron' ? launchElectron : launchBrowser
      const studio = await launch({ ...options, ...(scriptFile === undefined ? {} : { scriptFile }) })
      launched.push(studio)
      studio.page.on('console', (message) => {
        // What the app in the frame says is the app's own matter, and a spec's.
        // The browser's own word when the studio's process was ended or killed by the spec.
        const isRefused =
          message.text().includes('net::ERR_CONNECTION_REFUSED') && isOfStudio(message.location().url, studio.page)
        const isLostStudio = isRefused || /WebSocket connection to .* failed/.test(message.text())
        const isOnPurpose = message.text().includes(faultOnPurpose)
        if (message.type() === 'error' && !isOfApp(message.location().url) && !isLostStudio && !isOnPurpose)
          problems.push(message.text())
      })
      studio.page.on('pageerror', (error) => {
        if (!isOfApp(error.stack ?? '') && !error.message.includes(faultOnPurpose)) problems.push(error.message)
      })
      return { launched: studio, studio: new StudioPage(() => studio.page) }
    })
    if (testInfo.status !== testInfo.expectedStatus)
      for (const studio of launched) await tellState(studio, testInfo.outputDir)
    for (const studio of launched) await studio.close()
    expect(problems, 'the studio’s own console').toEqual([])
  },
})

/** For a failed spec: whether the page still answers, what the studio's processes said last, and a picture in test-results. */
async function tellState({ shell, page, output }: LaunchedStudio, folder: string): Promise<void> {
  const answer = page.evaluate(() => `${document.readyState} ${location.href}`)
  const silence = new Promise<string>((resolve) => setTimeout(() => resolve('The page does not answer.'), 2_000))
  const state = await Promise.race([answer, silence]).catch(String)
  process.stderr.write(`${shell}: ${state}\n${output().slice(-2_000)}\n`)
  await page.screenshot({ path: join(folder, `${shell}.png`), timeout: 5_000 }).catch(() => undefined)
}

/** What a spec throws into the studio's own code, to see what becomes of it: the one error that its console may name. */
export const faultOnPurpose = 'a fault of the spec'

/** Its server has the page's port, whatever the host. */
function isOfStudio(url: string, page: Page): boolean {
  return URL.canParse(url) && new URL(url).port === new URL(page.url()).port
}

/** What comes from the app in the frame, by the address in its place or stack. */
function isOfApp(place: string): boolean {
  return /kiln-app:|\.localhost:/.test(place)
}

/** A piece of an answer. */
export function says(text: string, delayMs = 0): object {
  return { delayMs, event: { type: 'text-delta', text } }
}

export const finish = {
  event: { type: 'finish', reason: 'stop', usage: { input: 12, output: 34, estimated: false } },
}

/** A whole page as one answer, in its fence. */
export function pageAnswer(body: string, path = 'index.html'): string {
  return `\`\`\`html path=${path}\n<!doctype html>\n<html lang="en">\n<head><title>Test</title></head>\n<body>\n${body}\n</body>\n</html>\n\`\`\`\n`
}

/** Steps of a script: to this prompt, a page with this heading. */
export function pageFor(answer: string, heading: string): Script {
  return [{ answer }, says(pageAnswer(`<h1>${heading}</h1>`)), finish]
}

/**
 * Clicks in an app that a new build may take the place of meanwhile, as one does: again, in the app that is there now.
 * Playwright waits without end for an element whose frame went away under the click.
 */
export async function clickInApp(target: Locator): Promise<void> {
  await expect(() => target.click({ timeout: 3_000 })).toPass({ timeout: 30_000 })
}
