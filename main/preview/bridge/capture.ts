/**
 * Draws the app's document into a picture. The bridge imports it when the studio asks for one, and only then: a page that
 * nobody pictures never carries it. `compile-bridge.ts` turns it into `../capture-script.ts`.
 */
import { type SnapdomPlugin, snapdom } from '@zumer/snapdom'
import type { CaptureOrder } from '#shared/contract/bridge-event.ts'

/** No browser makes a larger canvas for sure; a whole page that is longer is drawn less sharply. */
const mostPixels = 48_000_000
const longestSide = 16_000

/** The bytes of the picture, in the format that was asked for. Throws when the document cannot be drawn. */
export async function capture({ area, ratio, format, fill }: CaptureOrder): Promise<ArrayBuffer> {
  await document.fonts.ready
  const root = document.documentElement
  const width = area === 'page' ? root.scrollWidth : window.innerWidth
  const height = area === 'page' ? root.scrollHeight : window.innerHeight
  if (!width || !height) throw new Error('The app has no size.')
  const scale = Math.min(
    fill === undefined ? ratio : Math.max(fill.width / width, fill.height / height),
    Math.sqrt(mostPixels / (width * height)),
    longestSide / Math.max(width, height),
  )
  const drawn = await snapdom.toCanvas(root, {
    clip: area === 'page' ? { x: 0, y: 0, width, height } : 'viewport',
    scale,
    dpr: 1,
    // The page goes on painting and taking input while it is read.
    fast: false,
    invalidate: true,
    plugins: [ground],
  })
  const canvas = document.createElement('canvas')
  canvas.width = fill?.width ?? Math.round(width * scale)
  canvas.height = fill?.height ?? Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The app can draw no picture.')
  // What a page without a background stands on, as in any browser.
  context.fillStyle = isDark() ? '#121212' : '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  // Filled from the top, in the middle.
  const shown = fill === undefined ? canvas.width : Math.round(width * scale)
  const tall = fill === undefined ? canvas.height : Math.round(height * scale)
  context.drawImage(drawn, (canvas.width - shown) / 2, 0, shown, tall)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, format, 0.85))
  if (blob === null) throw new Error('The picture came to nothing.')
  return await blob.arrayBuffer()
}

/**
 * What only a document's own root has: it keeps its first margin inside, and its ground, or its body's, covers all of the
 * canvas, however short the page is.
 */
const ground: SnapdomPlugin = {
  name: 'ground',
  afterClone({ clone }) {
    const { documentElement: root, body } = document
    if (!(clone instanceof HTMLElement)) return
    withoutHandlers(clone)
    const box = root.getBoundingClientRect()
    const set = (element: HTMLElement, name: string, value: string): void =>
      element.style.setProperty(name, value, 'important')
    set(clone, 'display', 'flow-root')
    set(clone, 'min-height', `${Math.max(window.innerHeight, root.scrollHeight)}px`)
    const inner = clone.querySelector('body')
    if (inner !== null) set(inner, 'margin-top', `${body.getBoundingClientRect().top - box.top}px`)
    const own = getComputedStyle(root)
    const isBare = own.backgroundImage === 'none' && /, 0\)$|^transparent$/.test(own.backgroundColor)
    const style = isBare ? getComputedStyle(body) : own
    for (const name of ['background-color', 'background-image', 'background-position', 'background-repeat']) {
      set(clone, name, style.getPropertyValue(name))
    }
    // A gradient without a size is as large as the root, and begins again below it.
    const isLoose = style.backgroundSize === 'auto' && style.backgroundImage.includes('gradient(')
    set(clone, 'background-size', isLoose ? `${box.width}px ${box.height}px` : style.backgroundSize)
    if (isBare && inner !== null) set(inner, 'background', 'none')
    paintDefinitions(clone)
  },
}

/** A copy is to be looked at: what the app does when a picture of it loads, or does not, it has done already. */
function withoutHandlers(clone: HTMLElement): void {
  for (const element of [clone, ...clone.querySelectorAll('*')]) {
    for (const name of element.getAttributeNames()) if (name.startsWith('on')) element.removeAttribute(name)
  }
}

const paints = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stop-color', 'stop-opacity']

/** What patterns and gradients are made of: the library takes along its shape, and not the style that sheets give it. */
function paintDefinitions(clone: HTMLElement): void {
  const wanted = 'defs *, pattern *, linearGradient > *, radialGradient > *'
  const copies = clone.querySelectorAll<SVGElement>(wanted)
  const originals = document.querySelectorAll<SVGElement>(wanted)
  // What is out of sight may have been left out: then it is not known which is which.
  if (copies.length !== originals.length) return
  copies.forEach((copy, index) => {
    const original = originals[index]
    if (original === undefined) return
    const style = getComputedStyle(original)
    for (const name of paints) copy.style.setProperty(name, style.getPropertyValue(name))
  })
}

function isDark(): boolean {
  const schemes = getComputedStyle(document.documentElement).colorScheme
  if (!schemes.includes('dark')) return false
  return !schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches
}
