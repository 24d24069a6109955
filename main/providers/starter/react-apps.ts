/** The React apps on disk, in `resources/templates/react`: each is answered in the parts in which a React app is asked for. */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { z } from 'zod'
import { failure } from '#shared/domain/error.ts'
import { PlanText, planPalettes } from '#shared/domain/react-plan.ts'
import type { Task, TaskStep } from '../provider.ts'
import { rank } from './rank.ts'
import { readPrompt } from './read-prompt.ts'

/** What of a `template.json` is read here; the rest is the plan's, as it stands. */
const Manifest = z.looseObject({
  title: z.object({ en: z.string(), ar: z.string() }),
  defaults: z.object({ name: PlanText, palette: z.enum(planPalettes) }),
  keywords: z.record(z.string(), z.number().positive()),
})

export interface ReactApp {
  readonly manifest: z.infer<typeof Manifest>
  /** Path to text: what lies over the base. */
  readonly files: ReadonlyMap<string, string>
}

/** What is said, and the files to send with it. */
export interface ReactAnswer {
  readonly text: string
  readonly files: ReadonlyMap<string, string>
}

/** In the order of their ids. A folder without a `template.json` is none. */
export async function readReactApps(folder: string): Promise<readonly ReactApp[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const ids = entries.map(({ name }) => name).filter((id) => existsSync(join(folder, id, 'template.json')))
  return await Promise.all(ids.toSorted().map((id) => readReactApp(join(folder, id))))
}

async function readReactApp(folder: string): Promise<ReactApp> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'template.json'), 'utf8')))
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length + 1).replaceAll(sep, '/'), await readFile(path, 'utf8'))
  }
  return { manifest, files }
}

/** One part of the app that fits the prompt best. Throws invalid-input when none fits. */
export function reactAnswer({ prompt }: Task, step: TaskStep, apps: readonly ReactApp[]): ReactAnswer {
  const reading = readPrompt(prompt)
  const best = rank(reading.words, apps)[0]
  if (best?.fits !== true) throw nothingFits(apps)
  const { manifest, files } = best.template
  switch (step.name) {
    case 'plan':
      return { text: planOf(manifest, reading), files: new Map() }
    case 'base': {
      const isOther = (path: string): boolean => path.startsWith('src/screens/') && path !== 'src/screens/home.tsx'
      const own = [...files].filter(([path]) => !isOther(path))
      return { text: '', files: new Map(own.toSorted(([a], [b]) => order(a) - order(b))) }
    }
    case 'screen':
    case 'repair': {
      const path = `src/screens/${step.screen}.tsx`
      const text = files.get(path)
      return { text: '', files: new Map(text === undefined ? [] : [[path, text]]) }
    }
  }
}

/** What others import comes before them. */
function order(path: string): number {
  const places = ['src/data/', 'src/lib/', 'src/words/', 'src/store', 'src/components/', 'src/screens/']
  return places.findIndex((place) => path.startsWith(place))
}

/** As a model would answer. */
function planOf(manifest: ReactApp['manifest'], { wishes, answerIn }: ReturnType<typeof readPrompt>): string {
  const { name, palette, theme = 'auto', language = answerIn } = wishes
  const { defaults, screens, data, components, packages } = manifest
  return JSON.stringify(
    {
      name: name ?? defaults.name,
      palette: palette ?? defaults.palette,
      language,
      theme: theme === 'auto' ? 'system' : theme,
      screens,
      data,
      components,
      packages,
    },
    null,
    1,
  )
}

function nothingFits(apps: readonly ReactApp[]): Error {
  const titles = apps.map(({ manifest }) => manifest.title.en.toLowerCase()).join(', ')
  return failure(
    'invalid-input',
    `Starter has no React app for this prompt: it has ${titles}. Ask for one of them, or connect a model.`,
    { provider: 'starter', model: 'starter' },
  )
}
