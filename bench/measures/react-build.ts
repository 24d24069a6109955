/** The preview's builds of React apps: from a file that is written to what is served, and what the process takes. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import tailwind from '@tailwindcss/vite'
import viteReact from '@vitejs/plugin-react'
import { ensureVendored } from '../../main/preview/react-build/build-vendored.ts'
import { createReactPreview, type ReactPreview } from '../../main/preview/react-build/react-preview.ts'
import type { ReactProject } from '../../main/preview/react-build/react-project.ts'
import type { BenchContext, Benchmark } from '../measure.ts'
import { reactApp, type ReactApp } from '../react-app.ts'
import type { Samples } from '../stats.ts'

const edits = 200
const firstBuilds = 6

export const reactBuild: Benchmark = {
  async run(context) {
    const vendorFolder = await ensureVendored()
    return [
      ...(await measureSmall(vendorFolder, context)),
      ...(await measureLarge(vendorFolder, context)),
      await measureFirst(vendorFolder, context),
    ]
  },
}

interface OpenApp {
  readonly app: ReactApp
  readonly folder: string
  readonly preview: ReactPreview
  readonly project: ReactProject
  /** When the first build has ended; fails with what is wrong. */
  readonly built: Promise<void>
}

async function openApp(app: ReactApp, vendorFolder: string): Promise<OpenApp> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-bench-'))
  await Promise.all([...app.files].map(([name, text]) => write(folder, name, text)))
  const preview = createReactPreview({ vendorFolder })
  const project = preview.open('bench', {
    list: () => Promise.resolve([...app.files.keys()]),
    read: (name) => readFile(path.join(folder, name)).catch(() => undefined),
  })
  const built = new Promise<void>((resolve, reject) => {
    const stop = project.subscribe((event) => {
      stop()
      if (event.type === 'build-done' && event.failedScreens.length === 0) resolve()
      else reject(new Error(JSON.stringify(event)))
    })
  })
  return { app, folder, preview, project, built }
}

async function close({ preview, folder }: OpenApp): Promise<void> {
  preview.stop()
  await rm(folder, { recursive: true, force: true })
}

async function write(folder: string, name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
  await writeFile(path.join(folder, name), text)
}

/** A file of each sort in turn: a screen, what screens share, a stylesheet. */
function pathOf(app: ReactApp, round: number): string {
  const screen = app.screens[round % app.screens.length] ?? ''
  return round % 4 === 3 ? 'src/components/Card.tsx' : round % 20 === 10 ? 'src/index.css' : screen
}

/** One edit, from its writing to the build that has it. */
async function edit({ app, folder, project }: OpenApp, round: number, slowMs: number): Promise<number> {
  const name = pathOf(app, round)
  const began = performance.now()
  await write(folder, name, app.edited(name, round))
  if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs))
  const end = await project.build([name])
  if (end.type === 'build-failed' || end.failedScreens.length > 0) throw new Error(JSON.stringify(end))
  return performance.now() - began
}

async function measureSmall(vendorFolder: string, { slowMs, note }: BenchContext): Promise<Samples[]> {
  const opened = await openApp(reactApp(7, 104_000), vendorFolder)
  const vite = await openVite(opened)
  try {
    await opened.built
    for (let round = 1; round <= 5; round++) await edit(opened, round, 0)
    const before = processMegabytes()
    note(`the build process begins with ${before.toFixed(0)} MB`)
    const samples: number[] = []
    const baseline: number[] = []
    // In turn, so that what else the machine does falls on both.
    for (let round = 1; round <= edits; round++) {
      samples.push(await edit(opened, round, slowMs))
      baseline.push(await vite.edit(round))
    }
    const memory = processMegabytes()
    return [
      { name: 'React rebuild, 16 files of 110 KB', unit: 'ms', samples, limit: 60 },
      { name: 'React rebuild, 16 files of 110 KB (p95)', unit: 'ms', samples, limit: 120, counts: 'p95' },
      { name: "React rebuild against Vite's dev server", unit: 'ms', samples, baseline, limit: 1.2 },
      { name: `React build process after ${edits} rebuilds`, unit: 'MB', samples: [memory], limit: 250 },
    ]
  } finally {
    await vite.close()
    await close(opened)
  }
}

async function measureLarge(vendorFolder: string, { slowMs, note }: BenchContext): Promise<Samples[]> {
  const opened = await openApp(reactApp(200, 2_000_000), vendorFolder)
  try {
    await opened.built
    note('200 screens built')
    const samples: number[] = []
    for (let round = 1; round <= edits; round++) samples.push(await edit(opened, round, slowMs))
    return [
      { name: 'React rebuild, 200 screens of 2 MB', unit: 'ms', samples, limit: 250, counts: 'p95' },
      {
        name: `React build process, 200 screens, ${edits} rebuilds`,
        unit: 'MB',
        samples: [processMegabytes()],
        limit: 250,
      },
    ]
  } finally {
    await close(opened)
  }
}

/** No process, nothing remembered: from the files to the first build. */
async function measureFirst(vendorFolder: string, { slowMs }: BenchContext): Promise<Samples> {
  const samples: number[] = []
  for (let round = 0; round < firstBuilds; round++) {
    const app = reactApp(6, 60_000)
    const began = performance.now()
    const opened = await openApp(app, vendorFolder)
    try {
      await opened.built
      samples.push(performance.now() - began + slowMs)
    } finally {
      await close(opened)
    }
  }
  return { name: 'React first build, nothing warm', unit: 'ms', samples, limit: 800 }
}

/** The build process with its esbuild, in resident MB. */
function processMegabytes(): number {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,rss'], { encoding: 'utf8' }).trim().split('\n').slice(1)
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const below = (parent: number): number[][] => {
    const children = processes.filter(([, ppid]) => ppid === parent)
    return [...children, ...children.flatMap(([pid = 0]) => below(pid))]
  }
  return below(process.pid).reduce((sum, [, , kilobytes = 0]) => sum + kilobytes, 0) / 1024
}

interface OpenVite {
  /** The same edit in the same folder: until Vite has what a browser would ask it for. */
  edit(round: number): Promise<number>
  close(): Promise<void>
}

async function openVite({ app, folder }: OpenApp): Promise<OpenVite> {
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  const server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [viteReact(), tailwind()],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
  })
  for (const name of app.files.keys()) if (name.startsWith('src/')) await server.transformRequest(`/${name}`)
  return {
    async edit(round) {
      const name = pathOf(app, round)
      const began = performance.now()
      await write(folder, name, app.edited(name, 1_000 + round))
      await transformed(server, folder, name)
      return performance.now() - began
    },
    close: () => server.close(),
  }
}

/** The changed module, and the stylesheet, which Tailwind makes anew for it. */
async function transformed(server: ViteDevServer, folder: string, name: string): Promise<void> {
  const { moduleGraph } = server.environments.client
  for (const file of [name, 'src/index.css']) {
    for (const module of moduleGraph.getModulesByFile(path.join(folder, file)) ?? [])
      moduleGraph.invalidateModule(module)
  }
  await Promise.all([...new Set([name, 'src/index.css'])].map((file) => server.transformRequest(`/${file}`)))
}
