/** A whole run for tests: the real base template, a real folder, a real compiler, and a model that says what it is told to. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Message } from 'esbuild'
import { expect } from 'vitest'
import { RunEventBody } from '#shared/contract/run-event.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { Handler } from '../../pipeline/index.ts'
import type { TaskStep } from '../../providers/provider.ts'
import type { RunTarget } from '../perform-run.ts'
import { performReactRun, retryScreen, type ReactRunInput, type ReactRunPorts } from './perform-react-run.ts'
import type { BuildError, PackageInstaller, ReactBuild } from './ports.ts'
import { nothingMade } from './resume.ts'
import { readReactTemplate } from './template.ts'
import type { ProjectNow } from './users-files.ts'

export const template = await readReactTemplate(
  fileURLToPath(new URL('../../../resources/templates/react/base', import.meta.url)),
)

/** A plan as a model gives it: six screens, one kind of data, one shared component. */
export const shopPlan = {
  name: 'Clay',
  palette: 'teal',
  language: 'en',
  theme: 'dark',
  screens: [
    { id: 'home', path: '', title: 'Shop', purpose: 'What is on offer', parts: ['cards'], icon: 'store' },
    ...['cart', 'orders', 'favourites', 'about', 'settings'].map((id) => ({
      id,
      path: id,
      title: id.charAt(0).toUpperCase() + id.slice(1),
      purpose: `The ${id}`,
      parts: ['a list'],
      icon: 'list',
    })),
  ],
  data: [
    {
      name: 'products',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'price', type: 'number' },
      ],
    },
  ],
  components: [
    { name: 'ProductCard', purpose: 'One product', props: [{ name: 'product', type: 'Product', optional: false }] },
  ],
  packages: [] as string[],
}

export function fileBlock(path: string, text: string): string {
  return `\`\`\`tsx path=${path}\n${text}\n\`\`\`\n`
}

export function screenBlock(id: string, inside = `<p>${id}</p>`): string {
  return fileBlock(`src/screens/${id}.tsx`, `export default function Screen() {\n  return ${inside}\n}`)
}

/** What the model says to a step; a Failure is thrown, and a promise is waited for. */
export type Saying = (step: TaskStep) => string | Error | Promise<string | Error> | undefined

/** Answers that are right, where `saying` gives none. */
export function modelSays(saying: Saying = () => undefined) {
  const asked: string[] = []
  const prompts: string[] = []
  let open = 0
  let mostOpen = 0
  const handler: Handler = async function* (ask, signal) {
    const request = ask.requestFor(ask.candidates[0])
    if ('passedOver' in request) throw new Error(request.passedOver)
    const { step } = request.task
    if (step === undefined) throw new Error('The request names no step.')
    const name = 'screen' in step ? `${step.name} ${step.screen}` : step.name
    asked.push(ask.purpose === 'repair' && step.name === 'plan' ? 'repair plan' : name)
    prompts.push(request.messages.map(({ content }) => content).join('\n'))
    open += 1
    mostOpen = Math.max(mostOpen, open)
    try {
      const given = saying(step) ?? rightAnswer(step)
      const answer = await Promise.race([given, stopped(signal)])
      throwIfAborted(signal)
      if (answer instanceof Error) throw answer
      for (const piece of answer.match(/[\s\S]{1,40}/g) ?? []) {
        yield { type: 'text-delta', text: piece }
        throwIfAborted(signal)
      }
      yield { type: 'finish', reason: 'stop', usage: { input: 10, output: 5, estimated: false } }
    } finally {
      open -= 1
    }
  }
  return { handler, asked, prompts, mostOpen: () => mostOpen }
}

function rightAnswer(step: TaskStep): string {
  if (step.name === 'plan') return JSON.stringify(shopPlan)
  if (step.name === 'base') {
    return (
      fileBlock(
        'src/components/product-card.tsx',
        `import type { Product } from '../data/model'\nexport function ProductCard({ product }: { product: Product }) {\n  return <p>{product.name}</p>\n}`,
      ) + screenBlock('home', '<h1>made by a model</h1>')
    )
  }
  return screenBlock(step.screen)
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      try {
        throwIfAborted(signal)
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new Error('stopped'))
      }
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** esbuild over the folder, with what the studio brings along left outside. */
export function folderBuild(folder: string): ReactBuild & { count(): number } {
  let count = 0
  return {
    count: () => count,
    address: async () => 'kiln-app://test/',
    async rebuild(_, signal) {
      throwIfAborted(signal)
      count += 1
      const done = build({
        entryPoints: [join(folder, 'src/main.tsx')],
        absWorkingDir: folder,
        bundle: true,
        write: false,
        packages: 'external',
        format: 'esm',
        outdir: join(folder, 'out'),
        splitting: true,
        jsx: 'automatic',
        logLevel: 'silent',
        loader: { '.css': 'empty' },
        tsconfigRaw: {},
      })
      return await done.then(
        () => ({ ok: true as const }),
        (failed: { errors: Message[] }) => ({ ok: false as const, errors: failed.errors.map(plain) }),
      )
    },
  }
}

function plain({ text, location }: Message): BuildError {
  return { text, ...(location === null ? {} : { file: location.file, line: location.line }) }
}

/** Writes what is whole into the folder, as a project does. */
export function folderTarget(folder: string): RunTarget & { readonly ends: string[] } {
  const ends: string[] = []
  return {
    ends,
    fileStart() {},
    fileDelta() {},
    fileDrop() {},
    async fileEnd(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    },
    async finish(outcome, files) {
      ends.push(`${outcome} ${files.size > 0 ? 'with files' : 'empty'}`)
      return files.size > 0 ? { versionId: 'v1' } : {}
    },
  }
}

/** The folder as others see it, too. */
function folderNow(folder: string, locked: readonly string[]): ProjectNow {
  return {
    isLocked: (path) => locked.includes(path),
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
  }
}

export async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'))
  }
  return files
}

export const noPackages: PackageInstaller = {
  vendored: { react: '19.3.1', recharts: '3.10.1', 'date-fns': '4.4.0' },
  confirm: async () => [],
  install: async () => ({}),
}

export interface TestRun {
  readonly events: RunEventBody[]
  readonly stages: string[]
  readonly builder: ReturnType<typeof folderBuild>
  readonly target: ReturnType<typeof folderTarget>
}

export async function runReact(
  folder: string,
  handler: Handler,
  options: {
    readonly input?: Partial<ReactRunInput>
    readonly ports?: Partial<ReactRunPorts>
    readonly signal?: AbortSignal
    /** That screen alone; `input.resumes` says what is there. */
    readonly retry?: string
    /** Files that only the user changes. */
    readonly locked?: readonly string[]
    readonly onEvent?: (event: RunEventBody) => void
  } = {},
): Promise<TestRun> {
  const events: RunEventBody[] = []
  const builder = folderBuild(folder)
  const target = folderTarget(folder)
  const input: ReactRunInput = {
    prompt: 'a shop for ceramics',
    model: { provider: 'openai', model: 'm' },
    contextTokens: 8192,
    parallel: 2,
    ...options.input,
  }
  const ports: ReactRunPorts = {
    handler,
    template,
    builder,
    packages: noPackages,
    target,
    project: folderNow(folder, options.locked ?? []),
    emit: (event) => {
      events.push(event)
      options.onEvent?.(event)
    },
    ...options.ports,
  }
  const signal = options.signal ?? new AbortController().signal
  if (options.retry === undefined) await performReactRun(input, ports, signal)
  else await retryScreen({ ...input, resumes: input.resumes ?? nothingMade }, options.retry, ports, signal)
  const stages = events.flatMap((event) => (event.type === 'stage' ? [event.name] : []))
  return { events, stages: stages.filter((name, at) => stages[at - 1] !== name), builder, target }
}

/** The plan that was decided. */
export function planOf(events: readonly RunEventBody[]): ReactPlan | undefined {
  return events.flatMap((event) => (event.type === 'plan' ? [event.react] : [])).findLast((plan) => plan !== undefined)
}

/** The screens of the plan beside home. */
export const others = ['cart', 'orders', 'favourites', 'about', 'settings']

/** The end of a run: exactly one, and last. */
export function endOf({ events }: TestRun) {
  const ends = events.filter((event) => event.type === 'run-end')
  expect(ends).toHaveLength(1)
  expect(events.at(-1)).toBe(ends[0])
  return ends[0]
}

export function screensOf({ events }: TestRun, type: 'screen-ready' | 'screen-failed'): string[] {
  return events.flatMap((event) => (event.type === type && 'screen' in event ? [event.screen] : []))
}

/** What holds for every run. */
export function expectWhole(run: TestRun): void {
  let last = 0
  for (const event of run.events) {
    expect(RunEventBody.parse(event)).toEqual(event)
    if (event.type !== 'stage') continue
    expect(event.percent).toBeGreaterThanOrEqual(last)
    last = event.percent
  }
  expect(run.events[0]?.type).toBe('run-start')
  endOf(run)
}

/** Whether the app in that folder builds. */
export async function builds(folder: string): Promise<boolean> {
  return (await folderBuild(folder).rebuild([], new AbortController().signal)).ok
}
