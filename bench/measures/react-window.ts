/**
 * A React app in a real window: from a file that another program writes to the new build on the screen, against Vite's dev
 * server in the same browser; and from opening a project with nothing warm to its app.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import tailwind from '@tailwindcss/vite'
import viteReact from '@vitejs/plugin-react'
import type { Page } from 'playwright'
import { createServer } from 'vite'
import { launchBrowser } from '../../e2e/launch.ts'
import { StudioPage } from '../../e2e/pages/studio-page.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { createProjects } from '../../main/projects/projects.ts'
import { openStore } from '../../main/store/store.ts'
import type { Benchmark } from '../measure.ts'
import { reactApp, type ReactApp } from '../react-app.ts'

const rounds = 40
const warmUp = 5
/** Longer than the studio gathers what other programs change. */
const settleMs = 300
/** The screen that is shown, and a part of it that all screens share. */
const edited = ['src/screens/Screen0.tsx', 'src/components/Badge.tsx'] as const

export const reactWindow: Benchmark = {
  async run({ slowMs }) {
    const app = withMark(reactApp(7, 104_000))
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'kiln-bench-'))
    const folder = await makeProject(dataFolder, app)
    const launched = await launchBrowser({ dataFolder })
    const { page } = launched
    const studio = new StudioPage(() => launched.page)
    const ours: number[] = []
    const theirs: number[] = []
    try {
      const began = performance.now()
      await studio.openProject('Bench')
      await studio.app.locator('#mark').waitFor()
      const first = performance.now() - began
      await page.evaluate(watchBuilds)
      const vite = await openVite(folder, await page.context().newPage())
      try {
        for (let round = -warmUp; round < rounds; round += 1) {
          const name = edited[Math.abs(round) % edited.length] ?? edited[0]
          const marked = round + warmUp + 1
          const text = app.edited(name, marked)
          const our = await measured(page, `build ${await studio.preview.getAttribute('data-build')}`, async () => {
            if (slowMs > 0) await pause(slowMs)
            await writeFile(path.join(folder, name), text)
          })
          await studio.app.getByText(`round ${marked}.`).first().waitFor()
          await pause(settleMs)
          const their = await vite.edit(name, text, marked)
          await pause(settleMs)
          if (round < 0) continue
          ours.push(our)
          theirs.push(their)
        }
      } finally {
        await vite.close()
      }
      const name = 'React edit in the window, 16 files of 110 KB'
      return [
        { name, unit: 'ms', samples: ours, limit: 60 },
        { name: `${name} (p95)`, unit: 'ms', samples: ours, limit: 120, counts: 'p95' },
        {
          name: "React edit in the window against Vite's dev server",
          unit: 'ms',
          samples: ours,
          baseline: theirs,
          limit: 1.2,
        },
        { name: 'React project opened, first build, nothing warm', unit: 'ms', samples: [first] },
      ]
    } finally {
      await launched.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    }
  },
}

/** A place in each of the edited files whose text an edit changes. */
function withMark(app: ReactApp): ReactApp {
  const mark = (round: number): string => `<i id="mark" className="mt-[${round}px]">round ${round}.</i>`
  const marked = (name: string, text: string, round: number): string =>
    name === edited[0]
      ? text.replace('<Badge>', `${mark(round)}<Badge>`)
      : name === edited[1]
        ? text.replace('{children}</div>', `{children}<i className="mt-[${round}px]">round ${round}.</i></div>`)
        : text
  const files = new Map([...app.files].map(([name, text]) => [name, marked(name, text, 0)]))
  return { ...app, files, edited: (name, round) => marked(name, app.files.get(name) ?? '', round) }
}

/** The folder of a React project that is in the studio before it starts. */
async function makeProject(dataFolder: string, app: ReactApp): Promise<string> {
  const store = openStore(dataFolder)
  const projects = createProjects({ store, projectsFolder: path.join(dataFolder, 'projects'), clock: systemClock })
  const { id } = await projects.create({ name: 'Bench', kind: 'react' })
  await projects.apply(id, { files: app.files }, { reason: 'run', label: 'made' })
  const folder = projects.workspace(id).root
  store.close()
  return folder
}

interface OpenVite {
  edit(name: string, text: string, round: number): Promise<number>
  close(): Promise<void>
}

/** Its dev server as `npm create vite` sets it up, with hot replacement, on a copy of the project. */
async function openVite(project: string, page: Page): Promise<OpenVite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-bench-vite-'))
  await cp(project, folder, { recursive: true })
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  const server = await createServer({
    root: folder,
    cacheDir: path.join(folder, '.vite'),
    configFile: false,
    logLevel: 'silent',
    plugins: [viteReact(), tailwind()],
    server: { host: '127.0.0.1', port: 0, strictPort: false },
  })
  await server.listen()
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  await page.locator('#mark').waitFor()
  await page.evaluate(watchText)
  return {
    async edit(name, text, round) {
      const time = await measured(page, `round ${round}.`, () => writeFile(path.join(folder, name), text))
      // Or else it was another change: what is measured is what was written.
      if (!(await readFile(path.join(folder, name), 'utf8')).includes(`round ${round}.`))
        throw new Error('Not written.')
      return time
    },
    async close() {
      await page.close()
      await server.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** From just before `write` to the frame after which `wanted` is on the screen. */
async function measured(page: Page, wanted: string, write: () => Promise<void>): Promise<number> {
  // A page behind another one draws nothing.
  await page.bringToFront()
  const shown = page.evaluate((text) => window.benchShown(text), wanted)
  // It is asked before anything is written, and draws.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  const began = Date.now()
  await write()
  return (await shown) - began
}

declare global {
  interface Window {
    /** When the change was on the screen, as `Date.now()`. */
    benchShown(wanted: string): Promise<number>
  }
}

/** In the studio's page: `benchShown('build N')` is when another build than N is shown. */
function watchBuilds(): void {
  const pane = document.querySelector<HTMLElement>('[data-testid=preview]')
  window.benchShown = (before) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (`build ${pane?.dataset['build']}` === before) return
        observer.disconnect()
        requestAnimationFrame(() => {
          // A task of its own comes after the frame's paint.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(Date.now())
          port2.postMessage(undefined)
        })
      })
      if (pane !== null) observer.observe(pane, { attributeFilter: ['data-build'] })
    })
}

/** In the app's own page: `benchShown(text)` is when it has that text. */
function watchText(): void {
  window.benchShown = (wanted) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.body.textContent.includes(wanted)) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(Date.now())
          port2.postMessage(undefined)
        })
      })
      observer.observe(document.body, { childList: true, characterData: true, subtree: true })
    })
}
