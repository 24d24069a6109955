/** Swaps Tailwind's classes for others that say the same of the look. Pure. */
import type { LookName } from '#shared/domain/pick.ts'
import type { LookChanges, Refused } from './splice.ts'

export interface ClassOptions {
  /** The app's width in pixels: what is written for larger ones does not count. */
  readonly view: number
  /** Whether Tailwind has a class for one of the app's own colours: `--color-accent`. */
  readonly hasColor: (name: string) => boolean
}

const breakpoints: Readonly<Record<string, number>> = { sm: 640, md: 768, lg: 1024, xl: 1280, '2xl': 1536 }
/** What an element at rest does not show, or shows beside itself. */
const passing =
  /^(?:hover|focus|focus-within|focus-visible|active|disabled|visited|before|after|placeholder|file|marker|selection|print|motion-.+|group-.+|peer-.+|\*+)$/

/** Classes as they are written, each with what stands around it. */
interface ClassName {
  readonly whole: string
  readonly utility: string
  readonly variants: readonly string[]
}

/** The text of a class attribute with these changes; blanks between others stay. */
export function swapClasses(text: string, changes: LookChanges, options: ClassOptions): string | Refused {
  let next = text
  for (const [name, value] of Object.entries(changes) as [LookName, string | number][]) {
    const swapped = swapOne(next, name, value, options)
    if (typeof swapped !== 'string') return swapped
    next = swapped
  }
  return next
}

/** Whether that look can be swapped at all. */
export function canSwap(text: string, name: LookName, options: ClassOptions): Refused | undefined {
  const swapped = swapOne(text, name, name === 'color' || name === 'background' ? '#000000' : 1, options)
  return typeof swapped === 'string' ? undefined : swapped
}

function swapOne(text: string, name: LookName, value: string | number, options: ClassOptions): string | Refused {
  const says = (utility: string): boolean => takesPlaceOf(name, utility)
  const touches = (utility: string): boolean => says(utility) || sidesOf(name).some((all) => isOf(utility, all))
  const own = classesIn(text).filter(({ utility, variants }) => touches(utility) && !variants.some(isPassing))
  const widths = own.map(({ variants }) => widthOf(variants))
  if (widths.includes(undefined)) return { why: 'variants' }
  const active = widths.filter((width) => width !== undefined && width <= options.view)
  const at = Math.max(0, ...active.map((width) => width ?? 0))
  const isNow = (one: ClassName): boolean => widthOf(one.variants) === at && !one.variants.some(isPassing)
  const prefix =
    own
      .find(isNow)
      ?.variants.map((variant) => `${variant}:`)
      .join('') ?? ''
  const fresh = prefix + utilityFor(name, value, options)
  const gone = classesIn(text).filter((one) => isNow(one) && says(one.utility))
  return replaced(
    text,
    gone.map(({ whole }) => whole),
    fresh,
  )
}

function replaced(text: string, gone: readonly string[], fresh: string): string {
  let isPut = false
  const leave = new Set(gone)
  const next = text.replace(/\s*\S+/g, (piece) => {
    const name = piece.trim()
    if (!leave.has(name)) return piece
    if (isPut) return ''
    isPut = true
    return piece.slice(0, piece.length - name.length) + fresh
  })
  if (isPut) return next.trimStart() === next || /^\s/.test(text) ? next : next.trimStart()
  const end = next.trimEnd()
  return end === '' ? fresh : `${end} ${fresh}${next.slice(end.length)}`
}

function classesIn(text: string): ClassName[] {
  return (text.match(/\S+/g) ?? []).map((whole) => {
    const parts = whole.match(/(?:\[[^\]]*\]|\([^)]*\)|[^:[(])+/g) ?? [whole]
    return { whole, utility: (parts.at(-1) ?? whole).replace(/^!|!$/g, ''), variants: parts.slice(0, -1) }
  })
}

function isPassing(variant: string): boolean {
  return passing.test(variant)
}

/** From which width on it counts; undefined where it depends on something else. */
function widthOf(variants: readonly string[]): number | undefined {
  if (variants.length === 0) return 0
  return variants.length === 1 ? breakpoints[variants[0] ?? ''] : undefined
}

/** The classes for all sides that others go over. */
function sidesOf(name: LookName): readonly string[] {
  return name.startsWith('padding') ? ['p'] : name.startsWith('margin') ? ['m'] : []
}

function isOf(utility: string, family: string): boolean {
  return utility.replace(/^-/, '').startsWith(`${family}-`)
}

function takesPlaceOf(name: LookName, utility: string): boolean {
  switch (name) {
    case 'color':
      return isOf(utility, 'text') && isTextColor(utility.slice(5))
    case 'background':
      return isOf(utility, 'bg') ? isGround(utility.slice(3)) : /^(?:from|via|to)-/.test(utility)
    case 'gap':
      return isOf(utility, 'gap')
    case 'paddingBlock':
    case 'marginBlock':
      return ['y', 't', 'b'].some((side) => isOf(utility, name.charAt(0) + side))
    case 'paddingInline':
    case 'marginInline':
      return ['x', 'l', 'r', 's', 'e'].some((side) => isOf(utility, name.charAt(0) + side))
  }
}

function isTextColor(value: string): boolean {
  if (/^[[(]/.test(value)) return /^[[(](?:color:|#|rgb|hsl|hwb|lab|lch|oklab|oklch|color|var\(|--)/.test(value)
  return !/^(?:xs|sm|base|lg|\d*xl|left|center|right|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|shadow.*)(?:\/.+)?$/.test(
    value,
  )
}

/** A colour, or a gradient, which would cover one. */
function isGround(value: string): boolean {
  if (/^[[(]/.test(value)) return !/^[[(](?:url|length:|size:|position:|image:url|percentage:)/.test(value)
  return !/^(?:fixed|local|scroll|clip-.*|origin-.*|bottom|center|left|right|top|(?:bottom|left|right|top)-.*|(?:no-)?repeat.*|auto|cover|contain|none|blend-.*|position-.*|size-.*)$/.test(
    value,
  )
}

function utilityFor(name: LookName, value: string | number, { hasColor }: ClassOptions): string {
  if (name === 'color' || name === 'background') {
    const family = name === 'color' ? 'text' : 'bg'
    const color = String(value)
    if (!color.startsWith('--')) return `${family}-[${color}]`
    return hasColor(color) ? `${family}-${color.slice('--color-'.length)}` : `${family}-(${color})`
  }
  const size = Number(value)
  const axis = name === 'gap' ? 'gap' : name.charAt(0) + (name.endsWith('Block') ? 'y' : 'x')
  const step = stepOf(Math.abs(size))
  if (step === undefined) return `${axis}-[${size}px]`
  return `${size < 0 ? '-' : ''}${axis}-${step}`
}

/** Tailwind's own steps of four pixels, and the halves of small ones. */
function stepOf(size: number): string | undefined {
  if (size === 1) return 'px'
  const isStep = size % 4 === 0 || (size % 2 === 0 && size < 16)
  return isStep && size <= 384 ? String(size / 4) : undefined
}
