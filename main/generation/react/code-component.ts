/** The code of a shared component from the plan alone: small, typed, and it shows what it is given. Pure. */
import type { PlanComponent, ReactPlan } from '#shared/domain/react-plan.ts'
import { spaced } from './code-data.ts'
import { kebabCase, singular } from './identifiers.ts'

type Prop = PlanComponent['props'][number]

export function componentPath({ name }: Pick<PlanComponent, 'name'>): string {
  return `src/components/${kebabCase(name)}.tsx`
}

/** `plan`: whose data the properties may be of. */
export function componentCode(component: PlanComponent, { data }: Pick<ReactPlan, 'data'>): string {
  const { name, purpose, props } = component
  const types = props.map(({ type }) => type).join(' ')
  const has = (type: string): boolean => new RegExp(`\\b${type}\\b`).test(types)
  const own = data.map((one) => singular(one.name)).filter(has)
  const title = props.find(isTitle)
  const shown = props.flatMap((prop) => {
    const line = prop === title ? undefined : lineOf(prop, data)
    return line === undefined ? [] : [{ name: prop.name, line }]
  })
  const taken = [...(title === undefined ? [] : [title]), ...shown].map((prop) => prop.name)
  return [
    `/** ${sentence(purpose, spaced(name))} */`,
    ...(has('ReactNode') ? ["import type { ReactNode } from 'react'"] : []),
    ...(own.length === 0 ? [] : [`import type { ${own.toSorted().join(', ')} } from '../data/model'`]),
    ...(has('Day') ? ["import type { Day } from '../lib/format'"] : []),
    ...(has('IconName') ? ["import type { IconName } from '../lib/icons'"] : []),
    ...(shown.some(({ line }) => line.startsWith('<Button')) ? ["import { Button } from './button'"] : []),
    "import { Card } from './card'",
    '',
    'interface Props {',
    ...props.map((prop) => `  ${prop.name}${prop.optional ? '?' : ''}: ${prop.type}`),
    '}',
    '',
    `export function ${name}(${taken.length === 0 ? '_: Props' : `{ ${taken.join(', ')} }: Props`}) {`,
    '  return (',
    `    <Card title={${title?.name ?? JSON.stringify(spaced(name))}}>`,
    '      <div className="grid gap-2 text-sm">',
    ...shown.map(({ line }) => `        ${line}`),
    '      </div>',
    '    </Card>',
    '  )',
    '}',
    '',
  ].join('\n')
}

function isTitle({ name, type }: Prop): boolean {
  return ['title', 'label', 'name', 'heading'].includes(name) && type === 'string'
}

/** One property shown; undefined for what is neither a text nor a number nor something to press. */
function lineOf({ name, type, optional }: Prop, data: ReactPlan['data']): string | undefined {
  const label = spaced(name)
  if (type === 'ReactNode') return `{${name}}`
  if (type === 'string' || type === 'number' || type === 'Day' || /^'[^']*'(?: \| '[^']*')*$/.test(type))
    return `<p>{${name}}</p>`
  if (type === 'boolean') return `<p className="text-muted">${label}: {${name} ? '✓' : '–'}</p>`
  if (/^\(\)\s*=>\s*void$/.test(type))
    return `<Button onClick={${optional ? `() => ${name}?.()` : name}}>${spaced(name.replace(/^on(?=[A-Z])/, ''))}</Button>`
  const list = /^(?:readonly )?(\w+)\[\]$/.exec(type)?.[1]
  if (list === 'string' || list === 'number') return `<p>{${name}${optional ? '?' : ''}.join(', ')}</p>`
  const kind = data.find((one) => singular(one.name) === (list ?? type))
  if (list !== undefined && kind !== undefined)
    return `<ul>{${name}${optional ? '?' : ''}.map((one) => <li key={one.id}>{String(one.${titleField(kind)})}</li>)}</ul>`
  if (kind !== undefined)
    return `<p>{String(${name}${optional ? '?' : ''}.${titleField(kind)}${optional ? " ?? ''" : ''})}</p>`
  return undefined
}

/** What people know one by. */
export function titleField({ fields }: ReactPlan['data'][number]): string {
  const named = fields.find(({ name }) => /^(?:name|title|label)$/.test(name))
  return (named ?? fields.find(({ name, type }) => name !== 'id' && type === 'string') ?? fields[0])?.name ?? 'id'
}

function sentence(text: string, otherwise: string): string {
  const safe = (text === '' ? otherwise : text).replaceAll('*/', '* /')
  return /[.!?]$/.test(safe) ? safe : `${safe}.`
}
