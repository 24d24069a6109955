/** Makes a plan of what a model gave as one: forgiving in its shape, strict in what comes of it. Pure. */
import {
  planBounds,
  planPalettes,
  ReactPlan,
  type PlanComponent,
  type PlanData,
  type PlanField,
  type PlanScreen,
  type PlanText,
} from '#shared/domain/react-plan.ts'
import { camelCase, isReserved, kebabCase, pascalCase, singular } from './identifiers.ts'
import { readPackageSpec, specText } from './packages.ts'
import { fieldType, propType } from './plan-types.ts'
import type { ReactTemplate } from './template.ts'

type Raw = Readonly<Record<string, unknown>>

/** What holds where the plan says nothing, and what the user's own words said. */
export interface PlanDefaults extends Pick<ReactPlan, 'palette' | 'theme' | 'language'> {
  readonly name: PlanText
}

/** Undefined when there are not at least two screens to be read: that is no plan. */
export function normalisePlan(
  raw: unknown,
  defaults: PlanDefaults,
  template: Pick<ReactTemplate, 'icons' | 'components'>,
): ReactPlan | undefined {
  if (!isRecord(raw)) return undefined
  const screens = readScreens(raw['screens'] ?? raw['pages'], template.icons)
  if (screens.length < planBounds.screens.least) return undefined
  const language = readLanguage(raw['language']) ?? defaults.language
  const data = readData(raw['data'] ?? raw['sharedData'])
  const plan = ReactPlan.safeParse({
    name: readText(raw['name'] ?? raw['appName']) ?? defaults.name,
    palette: planPalettes.find((palette) => palette === raw['palette']) ?? defaults.palette,
    language,
    direction: directionOf(language),
    theme: (['system', 'dark', 'light'] as const).find((theme) => theme === raw['theme']) ?? defaults.theme,
    screens,
    data,
    components: readComponents(raw['components'] ?? raw['sharedComponents'], data, template.components),
    packages: readPackages(raw['packages']),
  })
  return plan.success ? plan.data : undefined
}

/** What can be told of a plan that is still being written. */
export function partOfPlan(raw: unknown): {
  readonly name?: string
  readonly screens: readonly { readonly id: string; readonly title: string }[]
} {
  if (!isRecord(raw)) return { screens: [] }
  const name = readText(raw['name'] ?? raw['appName'])
  const screens = readScreens(raw['screens'] ?? raw['pages'], []).map(({ id, title }) => ({ id, title: shown(title) }))
  return { ...(name === undefined ? {} : { name: shown(name) }), screens }
}

function shown(text: PlanText): string {
  return typeof text === 'string' ? text : text.en
}

function readScreens(raw: unknown, icons: readonly string[]): PlanScreen[] {
  const found = listOf(raw).flatMap((screen) => {
    const fields: Raw = isRecord(screen) ? screen : { title: screen }
    const title = readText(fields['title'] ?? fields['name'])
    if (title === undefined) return []
    return [{ fields, title, wanted: readSentence(fields['id']) ?? '' }]
  })
  const isHome = ({ fields, wanted }: (typeof found)[number]): boolean =>
    wanted.toLowerCase() === 'home' || fields['path'] === '/' || fields['path'] === ''
  const home = found.find(isHome) ?? found[0]
  if (home === undefined) return []
  const ordered = [home, ...found.filter((screen) => screen !== home)].slice(0, planBounds.screens.most)
  const ids = new Set<string>()
  const paths = new Set<string>()
  return ordered.map(({ fields, title, wanted }, index) => {
    const name = kebabCase(wanted) || kebabCase(shown(title)) || 'screen'
    const id = index === 0 ? 'home' : unique(name, ids)
    ids.add(id)
    const path = index === 0 ? '' : unique(readPath(fields['path']) || id, paths)
    paths.add(path)
    const icon = readSentence(fields['icon'])
    return {
      id,
      path,
      title,
      purpose: readSentence(fields['purpose'] ?? fields['description']) ?? '',
      parts: listOf(fields['parts'] ?? fields['sections'])
        .flatMap((part) => readSentence(part) ?? [])
        .slice(0, planBounds.parts),
      icon: icon !== undefined && icons.includes(icon) ? icon : iconOf(id, icons),
      menu: index === 0 || (!path.includes(':') && fields['menu'] !== false),
    }
  })
}

/** Segments of small letters and `:parameters`, without the first slash. */
function readPath(raw: unknown): string {
  if (typeof raw !== 'string') return ''
  const safe = raw
    .split('/')
    .map((segment) => (segment.startsWith(':') ? `:${camelCase(segment.slice(1)) || 'id'}` : kebabCase(segment)))
  return safe.filter(Boolean).slice(0, 4).join('/')
}

function readData(raw: unknown): PlanData[] {
  const names = new Set<string>()
  const types = new Set<string>()
  return entriesOf(raw)
    .flatMap(([given, value]) => {
      const name = camelCase(given)
      const type = singular(name)
      if (name === '' || isReserved(name) || isReserved(type) || names.has(name) || types.has(type)) return []
      const fields = readFields(isRecord(value) ? (value['fields'] ?? value['shape']) : value).flatMap((field) => {
        const own = camelCase(field.name)
        return own === '' || own === 'id' ? [] : [{ name: own, type: fieldType(field.type) }]
      })
      if (fields.length === 0) return []
      names.add(name)
      types.add(type)
      const distinct = [{ name: 'id', type: 'string' }, ...distinctByName(fields)].slice(0, planBounds.fields)
      return [{ name, fields: distinct }]
    })
    .slice(0, planBounds.data)
}

function readComponents(raw: unknown, data: readonly PlanData[], taken: ReadonlySet<string>): PlanComponent[] {
  const types = new Set(data.map(({ name }) => singular(name)))
  const used = new Set([...taken, ...types])
  const files = new Set([...taken].map(kebabCase))
  return entriesOf(raw)
    .flatMap(([given, value]) => {
      const name = pascalCase(given)
      if (name === '' || isReserved(name) || used.has(name) || files.has(kebabCase(name))) return []
      used.add(name)
      files.add(kebabCase(name))
      const fields: Raw = isRecord(value) ? value : {}
      const props = readFields(fields['props']).flatMap((prop) => {
        const own = prop.name === 'className' ? '' : camelCase(prop.name)
        if (own === '' || isReserved(own) || own === 'key' || own === 'ref') return []
        return [{ name: own, type: propType(prop.type, types) ?? 'unknown', optional: prop.optional }]
      })
      const purpose = readSentence(fields['purpose'] ?? fields['description']) ?? ''
      return [{ name, purpose, props: distinctByName(props).slice(0, planBounds.props) }]
    })
    .slice(0, planBounds.components)
}

/** Written as a list of objects, a list of `name: type`, or an object of names to types. */
function readFields(raw: unknown): (PlanField & { optional: boolean })[] {
  return entriesOf(raw).map(([given, value]) => {
    const [name = '', type] = given.split(/\s*:\s*(.*)/s)
    const said = isRecord(value) ? value['type'] : value
    const text = (typeof said === 'string' ? said : type) ?? 'string'
    const undefinable = /\|\s*undefined\s*$/
    const optional = name.endsWith('?') || undefinable.test(text) || (isRecord(value) && value['optional'] === true)
    return { name, type: text.replace(undefinable, '').trim(), optional }
  })
}

/** Names with what is said of them. */
function entriesOf(raw: unknown): readonly (readonly [string, unknown])[] {
  if (isRecord(raw)) return Object.entries(raw)
  return listOf(raw).flatMap((entry): (readonly [string, unknown])[] => {
    if (typeof entry === 'string') return [[entry, undefined]]
    return isRecord(entry) && typeof entry['name'] === 'string' ? [[entry['name'], entry]] : []
  })
}

function readPackages(raw: unknown): string[] {
  const given = isRecord(raw) ? Object.entries(raw).map(([name, range]) => `${name}@${String(range)}`) : listOf(raw)
  const specs = given.flatMap((one) => {
    const spec = typeof one === 'string' ? readPackageSpec(one) : undefined
    return spec === undefined || 'why' in spec ? [] : [specText(spec)]
  })
  return [...new Set(specs)].slice(0, planBounds.packages)
}

function readText(raw: unknown): PlanText | undefined {
  if (typeof raw === 'string') return readName(raw)
  if (!isRecord(raw) || typeof raw['en'] !== 'string' || typeof raw['ar'] !== 'string') return undefined
  const [en, ar] = [readName(raw['en']), readName(raw['ar'])]
  return en === undefined || ar === undefined ? undefined : { en, ar }
}

function readName(raw: string): string | undefined {
  const text = [...raw.replace(/[\s<>{}`\\]+/g, ' ').trim()].slice(0, planBounds.name).join('').trim()
  return text === '' ? undefined : text
}

function readSentence(raw: unknown): string | undefined {
  if (isRecord(raw)) return readSentence(raw['en'])
  if (typeof raw !== 'string') return undefined
  const text = raw.replace(/\s+/g, ' ').trim().slice(0, planBounds.sentence)
  return text === '' ? undefined : text
}

function readLanguage(raw: unknown): string | undefined {
  return typeof raw === 'string' && ReactPlan.shape.language.safeParse(raw).success ? raw : undefined
}

/** Languages that are written from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(?:ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)(?:-|$)/.test(language) ? 'rtl' : 'ltr'
}

function iconOf(id: string, icons: readonly string[]): string {
  const likely = icons.find((icon) => id === icon || id === `${icon}s` || id.split('-').includes(icon))
  return likely ?? (id === 'home' ? 'house' : 'sparkles')
}

function unique(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let count = 2; ; count += 1) if (!taken.has(`${wanted}-${count}`)) return `${wanted}-${count}`
}

function distinctByName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return list.filter(({ name }, index) => list.findIndex((other) => other.name === name) === index)
}

function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : []
}

function isRecord(raw: unknown): raw is Raw {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}
