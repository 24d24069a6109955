/** The app as it stands before a model has written any of it: the base, named and coloured by the plan, and it runs. Pure. */
import { planText, type ReactPlan } from '#shared/domain/react-plan.ts'
import { paletteValues } from '../../providers/starter/palettes.ts'
import { componentCode, componentPath } from './code-component.ts'
import { modelCode, modelPath, storeCode, storePath } from './code-data.ts'
import { homeCode, pendingScreen, screenPath } from './code-screens.ts'
import { kebabCase } from './identifiers.ts'
import type { ReactTemplate } from './template.ts'

export interface ScaffoldOptions {
  /** Packages beyond the template's own, with their exact versions. */
  readonly packages: Readonly<Record<string, string>>
  /** False: the app's code comes from a model, which checks no types before it writes, and writes in one language. */
  readonly checked: boolean
}

/** Every file that the app begins with, path to text. */
export function scaffold(
  plan: ReactPlan,
  template: ReactTemplate,
  options: ScaffoldOptions,
): ReadonlyMap<string, string> {
  const files = new Map(template.files)
  const change = (path: string, edit: (text: string) => string): void => {
    const text = files.get(path)
    if (text !== undefined) files.set(path, edit(text))
  }
  change('package.json', (text) => packageJson(text, plan, options))
  if (!options.checked) change('src/components/preference-switches.tsx', withoutLanguages)
  change('index.html', (text) => page(text, plan))
  files.set('src/app.config.json', configJson(plan))
  files.set('src/palette.css', paletteCss(plan))
  files.set('src/screens.ts', screensCode(plan))
  for (const { id } of plan.screens) files.set(screenPath(id), pendingScreen)
  for (const [path, text] of ownFiles(plan)) files.set(path, text)
  return files
}

/** What a model is to write of the base, written by rules: everything that a screen may import. */
export function ownFiles(plan: ReactPlan): ReadonlyMap<string, string> {
  return new Map([
    [modelPath, modelCode(plan)],
    [storePath, storeCode(plan)],
    ...plan.components.map((component) => [componentPath(component), componentCode(component, plan)] as const),
    [screenPath('home'), homeCode(plan)],
  ])
}

/** What an app may import: the names in its package.json. */
export function dependenciesOf({ files }: Pick<ReactTemplate, 'files'>): readonly string[] {
  return Object.keys(versionsIn(files))
}

/** The packages that package.json names, with what it says of their versions; none where it cannot be read. */
export function versionsIn(files: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  try {
    const manifest = JSON.parse(files.get('package.json') ?? '{}') as { dependencies?: Record<string, string> } | null
    return manifest?.dependencies ?? {}
  } catch {
    return {}
  }
}

/** With these packages among its dependencies. */
export function withPackages(text: string, packages: Readonly<Record<string, string>>): string {
  const manifest = JSON.parse(text) as { dependencies?: Record<string, string> }
  const dependencies = Object.entries({ ...manifest.dependencies, ...packages })
  const sorted = Object.fromEntries(dependencies.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`
}

function packageJson(text: string, plan: ReactPlan, { packages, checked }: ScaffoldOptions): string {
  const manifest = JSON.parse(text) as { scripts?: Record<string, string> }
  const scripts = checked ? manifest.scripts : { ...manifest.scripts, build: 'vite build', check: 'tsc --noEmit' }
  return withPackages(JSON.stringify({ ...manifest, name: appId(plan), scripts }), packages)
}

/** A model writes its texts in one language: there is nothing to switch to. */
function withoutLanguages(text: string): string {
  return text
    .replace(/^.*icon=\{Languages\}.*\n/m, '')
    .replace(/^ *const language = useLanguage\(\)\n/m, '')
    .replace(/\bLanguages, |\bsetLanguage, |\buseLanguage, /g, '')
    .replace('the language and the look', 'the look')
}

function appId({ name }: ReactPlan): string {
  return kebabCase(planText(name, 'en')) || 'app'
}

function page(text: string, { name, language, direction }: ReactPlan): string {
  const title = planText(name, language).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return text
    .replace(/<html[^>]*>/, () => `<html lang="${language}" dir="${direction}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
}

function configJson(plan: ReactPlan): string {
  const config = {
    id: appId(plan),
    name: plan.name,
    // The base's own words are in these two.
    language: plan.language.startsWith('ar') ? 'ar' : 'en',
    theme: plan.theme,
    screens: plan.screens.map(({ id, path, title, icon, menu }) => ({ id, path, title, icon, menu })),
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

function paletteCss({ palette }: ReactPlan): string {
  const values = [...paletteValues(palette)].map(([property, value]) => `  ${property}: ${value};\n`)
  return `/* Palette: ${palette} */\n:root {\n${values.join('')}}\n`
}

function screensCode({ screens }: ReactPlan): string {
  const entries = screens.map(
    ({ id }) => `  ${id.includes('-') ? `'${id}'` : id}: lazy(() => import('./screens/${id}')),\n`,
  )
  return `/** The screens by their id in app.config.json; each is loaded when it is first opened. */
import { lazy, type ComponentType } from 'react'

export const screens: Record<string, ComponentType> = {
${entries.join('')}}
`
}
