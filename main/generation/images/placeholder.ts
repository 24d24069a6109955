/** A picture that stands in for one that nobody has made yet: calm shapes in the app's colours. The same words give the same picture. Pure. */
import type { ImageSlot } from './slots.ts'

/** Says of a file that Kiln has drawn it: it may be replaced by a real picture. */
const mark = 'data-kiln="placeholder"'

/** True for a file that this module has drawn. */
export function isPlaceholder(text: string): boolean {
  return text.startsWith('<svg ') && text.slice(0, 200).includes(mark)
}

/** `hue`: the app's, in degrees; without it, one by the words. */
export function drawPlaceholder({ slug, description, shape }: ImageSlot, hue?: number): string {
  const { width, height } = shape
  const random = numbers(`${slug} ${description}`)
  const turn = hue ?? Math.floor(random() * 360)
  const colour = (shift: number, saturation: number, light: number): string =>
    hex((turn + shift + 360) % 360, saturation, light)
  const parts = motifOf(`${slug} ${description.toLowerCase()}`)({
    width,
    height,
    size: Math.min(width, height),
    random,
    fill: (step) => colour(step * 14 - 14, 38, [62, 52, 42, 82][step] ?? 62),
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${mark} width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" role="img"><title>${escaped(description)}</title>` +
    `<defs><linearGradient id="g" x1="0" y1="0" x2="${random().toFixed(2)}" y2="1">` +
    `<stop stop-color="${colour(-10, 42, 88)}"/><stop offset="1" stop-color="${colour(22, 40, 74)}"/></linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#g)"/>${parts.join('')}</svg>\n`
  )
}

interface Canvas {
  readonly width: number
  readonly height: number
  /** The shorter side. */
  readonly size: number
  readonly random: () => number
  /** 0 to 2 from light to dark, 3 the lightest. */
  readonly fill: (step: number) => string
}

type Motif = (canvas: Canvas) => readonly string[]

const person: Motif = ({ width, height, size, fill }) => [
  ellipse(width / 2, height * 1.02, size * 0.42, size * 0.36, fill(1)),
  ellipse(width / 2, height * 0.42, size * 0.17, size * 0.19, fill(2)),
]

const land: Motif = ({ width, height, size, random, fill }) => [
  ellipse(width * (0.25 + random() * 0.5), height * 0.3, size * 0.11, size * 0.11, fill(3)),
  ...[0, 1, 2].map((step) => {
    const top = height * (0.5 + step * 0.16)
    const peak = top - height * (0.1 + random() * 0.12)
    const [left, right] = [width * (0.2 + random() * 0.2), width * (0.6 + random() * 0.2)].map(Math.round)
    return `<path d="M0 ${Math.round(top)}C${left} ${Math.round(peak)} ${right} ${Math.round(top * 2 - peak)} ${width} ${Math.round(peak)}V${height}H0z" fill="${fill(step)}" opacity=".8"/>`
  }),
]

const plate: Motif = ({ width, height, size, random, fill }) => [
  ellipse(width / 2, height / 2, size * 0.38, size * 0.38, fill(3)),
  ellipse(width / 2, height / 2, size * 0.29, size * 0.29, fill(0)),
  ...[0, 1, 2, 3].map((step) => {
    const angle = random() * Math.PI * 2
    const [x, y] = [width / 2 + Math.cos(angle) * size * 0.13, height / 2 + Math.sin(angle) * size * 0.13]
    return ellipse(x, y, size * (0.06 + random() * 0.05), size * (0.06 + random() * 0.05), fill(1 + (step % 2)))
  }),
]

const town: Motif = ({ width, height, random, fill }) =>
  Array.from({ length: 9 }, (_, index) => {
    const tall = height * (0.2 + random() * 0.45)
    const [x, y] = [Math.round((index / 9) * width), Math.round(height - tall)]
    return `<path d="M${x} ${y}h${Math.ceil(width / 9)}V${height}H${x}z" fill="${fill(index % 3)}" opacity=".8"/>`
  })

const thing: Motif = ({ width, height, size, random, fill }) => {
  const [wide, tall] = [size * (0.34 + random() * 0.14), size * (0.34 + random() * 0.14)]
  const [x, y] = [Math.round(width / 2 - wide / 2), Math.round(height * 0.74 - tall)]
  const round = Math.round(size * (0.04 + random() * 0.12))
  return [
    ellipse(width / 2, height * 0.76, size * 0.4, size * 0.06, fill(1)),
    `<rect x="${x}" y="${y}" width="${Math.round(wide)}" height="${Math.round(tall)}" rx="${round}" fill="${fill(2)}"/>`,
    `<rect x="${Math.round(x + wide * 0.12)}" y="${Math.round(y + tall * 0.14)}" width="${Math.round(wide * 0.12)}" height="${Math.round(tall * 0.5)}" rx="${Math.round(wide * 0.06)}" fill="${fill(3)}" opacity=".6"/>`,
  ]
}

const circles: Motif = ({ width, height, size, random, fill }) =>
  Array.from({ length: 5 }, (_, index) => {
    const radius = size * (0.14 + random() * 0.3)
    return ellipse(random() * width, random() * height, radius, radius, fill(index % 4), 0.55)
  })

const motifs: readonly (readonly [RegExp, Motif])[] = [
  [
    /\b(?:avatar|portrait|person|people|man|woman|girl|boy|face|profile|coach|trainer|chef|doctor|team|customer|user)\b|شخص|رجل|امرأة|وجه|طبيب|مدرب|فريق/,
    person,
  ],
  [
    /\b(?:food|dish|meal|plate|bowl|salad|soup|pizza|pasta|cake|coffee|tea|breakfast|dinner|lunch|dessert|bread|fruit)\b|طعام|طبق|قهوة|شاي|كعك|سلطة|خبز|فاكهة/,
    plate,
  ],
  [/\b(?:city|town|street|building|office|skyline|house|home|hotel|shop|store)\b|مدينة|شارع|مبنى|بيت|فندق|متجر/, town],
  [
    /\b(?:landscape|mountains?|hills?|sea|beach|lake|river|desert|forest|field|garden|park|sky|sunset|sunrise|island|travel|nature|hero|banner|cover)\b|جبل|بحر|شاطئ|صحراء|غابة|حديقة|طبيعة/,
    land,
  ],
  [
    /\b(?:product|shoes?|watch|phone|laptop|bag|bottle|mug|cup|vase|chair|lamp|book|camera|headphones|box|candle|plant|shirt)\b|حذاء|ساعة|هاتف|حقيبة|كرسي|مصباح|كتاب/,
    thing,
  ],
]

function motifOf(words: string): Motif {
  const plain = words.replaceAll('-', ' ')
  return motifs.find(([pattern]) => pattern.test(plain))?.[1] ?? circles
}

function ellipse(x: number, y: number, across: number, down: number, fill: string, opacity = 1): string {
  const [cx, cy, rx, ry] = [x, y, across, down].map(Math.round)
  const see = opacity === 1 ? '' : ` opacity="${opacity}"`
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${see}/>`
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // What no XML may hold would make the whole picture unreadable.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  )
}

/** The same numbers from 0 to 1 for the same words (mulberry32, seeded by FNV-1a). */
function numbers(words: string): () => number {
  let state = 0x811c9dc5
  for (const sign of words) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function hex(hue: number, saturation: number, light: number): string {
  const strength = (saturation / 100) * Math.min(light / 100, 1 - light / 100)
  const channel = (offset: number): string => {
    const at = (offset + hue / 30) % 12
    const value = light / 100 - strength * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}
