/** The code of a plan's data: its types, and a store that keeps it with a few samples. Pure. */
import type { PlanData, PlanField, ReactPlan } from '#shared/domain/react-plan.ts'
import { pascalCase, singular } from './identifiers.ts'

/** Where they are; screens import from here whoever wrote it. */
export const modelPath = 'src/data/model.ts'
export const storePath = 'src/store.ts'

/** The types, one for each kind of data. */
export function modelCode({ data }: Pick<ReactPlan, 'data'>): string {
  const usesDay = data.some(({ fields }) => fields.some(({ type }) => /\bDay\b/.test(type)))
  const types = data.map(
    ({ name, fields }) =>
      `export interface ${singular(name)} {\n${fields.map((field) => `  ${field.name}: ${field.type}\n`).join('')}}\n`,
  )
  return [
    '/** What the app keeps. */',
    usesDay ? "import type { Day } from '../lib/format'\n" : '',
    types.length === 0 ? 'export {}\n' : types.join('\n'),
  ].join('\n')
}

/** A store with a list for each kind of data, kept in the browser, and what changes it. */
export function storeCode({ data }: Pick<ReactPlan, 'data'>): string {
  const types = data.map(({ name }) => singular(name))
  const usesDays = data.some(({ fields }) => fields.some(({ type }) => type === 'Day'))
  return [
    '/** The data of the app, kept in the browser. */',
    "import { create } from 'zustand'",
    "import { persist } from 'zustand/middleware'",
    ...(types.length === 0 ? [] : [`import type { ${types.join(', ')} } from './data/model'`]),
    ...(usesDays ? ["import { daysAgo } from './lib/format'"] : []),
    `import { keptAs${types.length === 0 ? '' : ', newId'} } from './lib/storage'`,
    '',
    'interface Store {',
    ...data.flatMap(({ name }) => {
      const type = singular(name)
      return [
        `  ${name}: ${type}[]`,
        `  /** Gives the id of the new one, which comes first. */`,
        `  add${type}(item: Omit<${type}, 'id'>): string`,
        `  change${type}(id: string, changes: Partial<Omit<${type}, 'id'>>): void`,
        `  remove${type}(id: string): void`,
      ]
    }),
    '}',
    '',
    'export const useStore = create<Store>()(',
    '  persist(',
    `    (${types.length === 0 ? '' : 'set'}) => ({`,
    ...data.flatMap((one) => entries(one)),
    '    }),',
    // Not where a model's store is kept: what somebody adds before that is there may not have its shape.
    "    keptAs('first-store'),",
    '  ),',
    ')',
    '',
  ].join('\n')
}

function entries(data: PlanData): string[] {
  const { name } = data
  const type = singular(name)
  return [
    `      ${name}: [`,
    ...[1, 2, 3].map((number) => `        ${sample(data, number)},`),
    '      ],',
    `      add${type}: (item) => {`,
    '        const id = newId()',
    `        set((state) => ({ ${name}: [{ ...item, id }, ...state.${name}] }))`,
    '        return id',
    '      },',
    `      change${type}: (id, changes) =>`,
    `        set((state) => ({ ${name}: state.${name}.map((one) => (one.id === id ? { ...one, ...changes } : one)) })),`,
    `      remove${type}: (id) => set((state) => ({ ${name}: state.${name}.filter((one) => one.id !== id) })),`,
  ]
}

function sample({ name, fields }: PlanData, number: number): string {
  return `{ ${fields.map((field) => `${field.name}: ${sampleValue(name, field, number)}`).join(', ')} }`
}

function sampleValue(data: string, { name, type }: PlanField, number: number): string {
  if (name === 'id') return `'${number}'`
  if (type.endsWith('[]')) return '[]'
  const choices = [...type.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
  if (choices.length > 0) return `'${choices[(number - 1) % choices.length] ?? ''}'`
  if (type === 'number') return String(number * 12)
  if (type === 'boolean') return String(number === 1)
  if (type === 'Day') return `daysAgo(${number - 1})`
  if (/email/i.test(name)) return `'name${number}@example.com'`
  if (/(?:image|photo|picture|avatar|url|link)/i.test(name)) return "''"
  return `'${spaced(/^(?:name|title|label)$/.test(name) ? singular(data) : pascalCase(name))} ${number}'`
}

/** `OrderLine` as `Order line`. */
export function spaced(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
