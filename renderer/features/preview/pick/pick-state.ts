/** What is picked, and how it is to look: what the panel shows. Pure. */
import {
  type DirectChange,
  type DirectTarget,
  type LookName,
  lookNames,
  type PickedElement,
  type PickedSource,
} from '#shared/domain/pick.ts'

export interface Picked {
  readonly element: PickedElement
  /** Null: none of the files makes it. Undefined: it is looked for. */
  readonly source: PickedSource | null | undefined
}

export type LookValue = string | number

/** What the app is to show while the change is only thought of. */
export interface Tried {
  readonly styles: Readonly<Record<string, string>>
  readonly text?: string
}

const properties: Readonly<Record<LookName, readonly string[]>> = {
  color: ['color'],
  // Over a picture, too.
  background: ['background'],
  paddingBlock: ['padding-top', 'padding-bottom'],
  paddingInline: ['padding-left', 'padding-right'],
  marginBlock: ['margin-top', 'margin-bottom'],
  marginInline: ['margin-left', 'margin-right'],
  gap: ['gap'],
}

export function triedOf(change: DirectChange): Tried {
  const styles: Record<string, string> = {}
  for (const name of lookNames) {
    const value = change[name]
    if (value === undefined) continue
    const text = typeof value === 'number' ? `${value}px` : value.startsWith('--') ? `var(${value})` : value
    for (const property of properties[name]) styles[property] = text
  }
  return { styles, ...(change.text === undefined ? {} : { text: change.text }) }
}

/** The same change with another value; without what is as it was. */
export function changedBy(
  change: DirectChange,
  { element, source }: Picked,
  name: LookName | 'text',
  value: LookValue | undefined,
): DirectChange {
  const { [name]: _before, ...rest } = change
  const was = name === 'text' ? textOf(source) : element.look[name]
  return value === undefined || value === was ? rest : { ...rest, [name]: value }
}

export function isChanged(change: DirectChange): boolean {
  return Object.keys(change).some((name) => name !== 'onlyThis')
}

/** Each place that the change would be written to, once. */
export function targetsOf(change: DirectChange, source: PickedSource): readonly (DirectTarget | 'text')[] {
  const targets = new Map<string, DirectTarget>()
  for (const name of lookNames) {
    const target = source.look[name]
    if (change[name] === undefined || target === undefined || 'why' in target) continue
    targets.set(`${target.how} ${target.path} ${target.selector ?? ''}`, target)
  }
  return [...(change.text === undefined ? [] : ['text' as const]), ...targets.values()]
}

/** The files that the change would be written to; `onlyThis` writes to the element's own. */
export function pathsOf(change: DirectChange, source: PickedSource): readonly string[] {
  const text = 'why' in source.text ? source.path : source.text.path
  const paths = targetsOf(change, source).map((target) =>
    target === 'text' ? text : change.onlyThis === true ? source.path : target.path,
  )
  return [...new Set(paths)]
}

/** Whether others would change along. */
export function isShared(change: DirectChange, source: PickedSource): boolean {
  return targetsOf({ ...change }, source).some(
    (target) => target !== 'text' && target.how === 'rule' && (target.count ?? 1) > 1,
  )
}

export function textOf(source: Picked['source']): string | undefined {
  return source != null && 'value' in source.text ? source.text.value : undefined
}

/** What stands in a field while it is written in. */
export interface Draft {
  readonly text: string
  /** What it was taken as; undefined where it is no value, as an empty one. */
  readonly taken: LookValue | undefined
}

/** The text of a field: as it is written, as long as nothing else has set the value since. */
export function fieldText(draft: Draft | undefined, value: LookValue | undefined): string {
  if (draft !== undefined && (draft.taken === undefined || draft.taken === value)) return draft.text
  return value === undefined ? '' : String(value)
}

/**
 * Whether what stands at its place after the app was loaded anew is still the same element, by its source: the same tag in
 * the same file, with the text that it had or else its classes. `wrote`: what the studio itself has changed of it since.
 */
export function isSame(before: Picked, after: Picked, wrote: DirectChange): boolean {
  const [was, is] = [before.source, after.source]
  if (was == null || is == null || was.path !== is.path || was.tag !== is.tag) return false
  const [oldText, text] = [textOf(was), textOf(is)]
  if (oldText !== undefined || text !== undefined)
    return text === oldText || (text !== undefined && text === wrote.text?.replace(/\s+/g, ' ').trim())
  // Its look may be written in its classes, which moves no line.
  const isRestyled = lookNames.some((name) => wrote[name] !== undefined) && was.line === is.line
  return before.element.classes === after.element.classes || isRestyled
}
