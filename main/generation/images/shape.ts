/** How large a picture is to be, by what its element and its name say. Pure. */

/** In CSS pixels: of the slot, not of the file, which may be finer. */
export interface Shape {
  readonly width: number
  readonly height: number
  /** The code says so, and the picture may be finer; else the file's own size is what it is shown in. */
  readonly isSaid?: boolean
}

const smallest = 32
const largest = 1600
const usual: Shape = { width: 960, height: 640 }

const byName: readonly (readonly [RegExp, Shape])[] = [
  [/(?:^|-)(?:avatar|portrait|profile|face|logo|icon|thumbnail|thumb)(?:-|$)/, { width: 320, height: 320 }],
  [/(?:^|-)(?:hero|banner|cover|header|background|panorama|skyline)(?:-|$)/, { width: 1440, height: 810 }],
  [/(?:^|-)(?:poster|book|phone|tower)(?:-|$)/, { width: 600, height: 900 }],
]

const byClass: readonly (readonly [RegExp, Shape])[] = [
  [/\baspect-square\b|\brounded-full\b/, { width: 640, height: 640 }],
  [/\baspect-video\b/, { width: 1280, height: 720 }],
]

/** `tag`: the whole start of the element that shows it, or ''. */
export function shapeOf(slug: string, tag: string): Shape {
  const width = numberIn(tag, 'width')
  const height = numberIn(tag, 'height')
  if (width !== undefined && height !== undefined) return { width, height, isSaid: true }
  const ratio = /\baspect-(?:\[(\d{1,2})\/(\d{1,2})\]|(\d{1,2})\/(\d{1,2}))/.exec(tag)
  if (ratio !== null) return byRatio(Number(ratio[1] ?? ratio[3]), Number(ratio[2] ?? ratio[4]))
  const known = byClass.find(([pattern]) => pattern.test(tag)) ?? byName.find(([pattern]) => pattern.test(slug))
  return known?.[1] ?? usual
}

function numberIn(tag: string, name: string): number | undefined {
  const match = new RegExp(`\\b${name}=(?:"(\\d{2,4})(?:px)?"|'(\\d{2,4})'|\\{(\\d{2,4})\\})`).exec(tag)
  const value = Number(match?.slice(1).find((one) => one !== undefined))
  return value >= smallest && value <= largest ? value : undefined
}

function byRatio(across: number, down: number): Shape {
  if (!(across > 0 && down > 0)) return usual
  const ratio = Math.min(4, Math.max(0.25, across / down))
  return ratio >= 1
    ? { width: 1200, height: Math.round(1200 / ratio) }
    : { width: Math.round(1200 * ratio), height: 1200 }
}
