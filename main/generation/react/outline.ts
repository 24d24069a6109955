/** A plan as a model reads it with each part that it writes: all that matters, in few words. Pure. */
import { planText, type PlanScreen, type ReactPlan } from '#shared/domain/react-plan.ts'
import { singular } from './identifiers.ts'

export function outline(plan: ReactPlan): string {
  const { name, language, direction, screens, data, components } = plan
  const kinds = data.map((one) => `${one.name}: ${singular(one.name)}[], each { ${one.fields.map(field).join('; ')} }`)
  const parts = components.map(
    (one) => `${one.name} { ${one.props.map(field).join('; ')} }${one.purpose === '' ? '' : `: ${one.purpose}`}`,
  )
  return [
    `${planText(name, language)}, in the language ${language} (${direction})`,
    section(
      'Screens',
      screens.map((screen) => screenLine(screen, language)),
    ),
    section('Data', kinds),
    section('Shared components', parts),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** `/orders, "Orders": all orders. list; form` */
export function screenLine({ path, title, purpose, parts }: PlanScreen, language: string): string {
  const words = [purpose, parts.join('; ')].filter((text) => text !== '').join(' ')
  return `/${path}, "${planText(title, language)}"${words === '' ? '' : `: ${words}`}`
}

function field({ name, type, ...rest }: { name: string; type: string; optional?: boolean }): string {
  return `${name}${rest.optional === true ? '?' : ''}: ${type}`
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `- ${line}`).join('\n')}`
}
