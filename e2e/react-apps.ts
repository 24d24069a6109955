/** The React templates as projects on disk, for tests: base and app put together, compiled, built, served, opened. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { z } from 'zod'
import { paletteNames, paletteValues, type PaletteName } from '../main/providers/starter/palettes.ts'
import { chromiumPath } from './chromium.ts'

const run = promisify(execFile)
const repository = fileURLToPath(new URL('..', import.meta.url))
export const templatesFolder = join(repository, 'resources/templates/react')

const Both = z.strictObject({ en: z.string().min(1), ar: z.string().min(1) })

/** What `template.json` holds: the plan of the app, as a model would have made it. */
export const ReactTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Both,
  about: Both,
  prompt: Both,
  defaults: z.strictObject({ name: Both, palette: z.enum(paletteNames as [PaletteName, ...PaletteName[]]) }),
  keywords: z.record(z.string(), z.number().positive()),
  /** Beyond the base's own: name to exact version. */
  packages: z.record(z.string(), z.string().regex(/^\d+\.\d+\.\d+$/)),
  screens: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        path: z.string(),
        title: Both,
        icon: z.string(),
        menu: z.boolean(),
        purpose: Both,
        parts: z.array(z.string()).min(1),
      }),
    )
    .min(4),
  data: z.array(z.strictObject({ name: z.string(), about: z.string(), fields: z.record(z.string(), z.string()) })),
  components: z.array(
    z.strictObject({
      name: z.string(),
      file: z.string(),
      purpose: z.string(),
      props: z.record(z.string(), z.string()),
    }),
  ),
})
export type ReactTemplate = z.infer<typeof ReactTemplate>

export async function readReactTemplate(id: string): Promise<ReactTemplate> {
  return ReactTemplate.parse(JSON.parse(await readFile(join(templatesFolder, id, 'template.json'), 'utf8')))
}

/** The apps, without the base. */
export async function reactTemplateIds(): Promise<string[]> {
  const entries = await readdir(templatesFolder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'base').map(({ name }) => name)
}

export interface Wishes {
  readonly language?: 'en' | 'ar'
  readonly theme?: 'system' | 'dark' | 'light'
  readonly palette?: PaletteName
}

/** The base alone. */
export async function assembleBase(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await cp(join(templatesFolder, 'base'), folder, { recursive: true })
}

/** Puts a template's project into a folder: the base, the app over it, and what is plain data. */
export async function assemble(template: ReactTemplate, folder: string, wishes: Wishes = {}): Promise<void> {
  await assembleBase(folder)
  await cp(join(templatesFolder, template.id), folder, { recursive: true })
  await rm(join(folder, 'template.json'))
  const { id, defaults, packages } = template
  const { language = 'en', theme = 'system', palette = defaults.palette } = wishes
  const screens = template.screens.map(({ id: screen, path, title, icon, menu }) => ({
    id: screen,
    path,
    title,
    icon,
    menu,
  }))
  const config = { id, name: defaults.name, language, theme, screens }
  await writeFile(join(folder, 'src/app.config.json'), `${JSON.stringify(config, null, 2)}\n`)
  await writeFile(join(folder, 'src/screens.ts'), screensModule(screens.map((screen) => screen.id)))
  const values = [...paletteValues(palette)].map(([name, value]) => `  ${name}: ${value};\n`).join('')
  await writeFile(join(folder, 'src/palette.css'), `/* Palette: ${palette} */\n:root {\n${values}}\n`)
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const dependencies = Object.fromEntries(Object.entries({ ...manifest.dependencies, ...packages }).sort())
  await writeFile(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, name: id, dependencies }, null, 2)}\n`)
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await writeFile(join(folder, 'index.html'), page.replace('<title>App<', `<title>${defaults.name[language]}<`))
}

/** The module that loads each screen when it is opened. */
const screensModule = (ids: readonly string[]) =>
  [
    '/** The screens by their id in app.config.json; each is loaded when it is first opened. */',
    "import { lazy, type ComponentType } from 'react'",
    '',
    'export const screens: Record<string, ComponentType> = {',
    ...ids.map((id) => `  ${id.includes('-') ? `'${id}'` : id}: lazy(() => import('./screens/${id}')),`),
    '}',
    '',
  ].join('\n')

const tool = (folder: string, script: string, args: readonly string[]) =>
  run(process.execPath, [join(repository, 'node_modules', script), ...args], {
    cwd: folder,
    timeout: 90_000,
    env: { ...process.env, NODE_ENV: 'production' },
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${script} failed:\n${error.stdout ?? ''}${error.stderr ?? ''}`, { cause: error })
  })

/** Builds a project, after a check of its types unless that is done elsewhere, with this repository's own packages. Throws with what the tool said. */
export async function compile(folder: string, checked = true): Promise<void> {
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir')
  if (checked) await tool(folder, 'typescript/bin/tsc', ['--noEmit'])
  await tool(folder, 'vite/bin/vite.js', ['build', '--logLevel', 'warn'])
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Serves a folder on this machine; nothing but its files. */
export async function serveFolder(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname
    const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`)
    const missing = () => response.writeHead(404).end()
    if (!file.startsWith(folder)) return missing()
    readFile(file).then((body) => {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body)
    }, missing)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

export interface BuiltApp {
  readonly template: ReactTemplate
  /** Errors of the console and of scripts, and what was asked for from elsewhere, in all pages so far. */
  readonly troubles: string[]
  /** A fresh profile with the app open; with an address, that of the same app served from elsewhere. */
  open(options?: BrowserContextOptions, prepare?: (page: Page) => Promise<void>, url?: string): Promise<Page>
  closePages(): Promise<void>
  stop(): Promise<void>
}

/** Puts a template together, compiles it and serves it to a browser. */
export async function startReactApp(id: string, checked = true): Promise<BuiltApp> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set KILN_CHROMIUM.')
  const template = await readReactTemplate(id)
  const folder = await mkdtemp(join(tmpdir(), `kiln-react-${id}-`))
  await assemble(template, folder)
  await compile(folder, checked)
  const server = await serveFolder(join(folder, 'dist'))
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const troubles: string[] = []

  return {
    template,
    troubles,
    async open(options = {}, prepare, url = server.url) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(5000)
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('request', (request) => {
        if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(new URL(url).origin)) {
          troubles.push(`asked for ${request.url()}`)
        }
      })
      await prepare?.(page)
      await page.goto(url)
      return page
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    async stop() {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
