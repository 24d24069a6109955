import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createApp } from './adapt.ts'
import { readCatalogue } from './catalogue.ts'
import { paletteNames } from './palettes.ts'

const catalogue = await readCatalogue(fileURLToPath(new URL('../../../resources/templates', import.meta.url)))

type Linear = readonly [number, number, number]

/** OKLCH to linear sRGB, clipped to what a screen can show. */
function fromOklch(lightness: number, chroma: number, hue: number): Linear {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function fromHex(hex: string): Linear {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [r ?? 0, g ?? 0, b ?? 0]
}

const luminance = ([r, g, b]: Linear) => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** The colours that a page declares, for one theme, by their custom properties. */
function colours(css: string, theme: 'light' | 'dark'): Map<string, Linear> {
  const hue = Number(/--hue: (\d+);/.exec(css)?.[1])
  const found = new Map<string, Linear>()
  const value = String.raw`(#[\da-f]{6}|oklch\([^()]*(?:var\(--hue\))?\))`
  for (const match of css.matchAll(new RegExp(`(--[a-z-]+): light-dark\\(${value}, ${value}\\);`, 'g'))) {
    const text = (theme === 'light' ? match[2] : match[3]) ?? ''
    const numbers = /oklch\(([\d.]+)% ([\d.]*) var/.exec(text)
    found.set(match[1] ?? '', numbers ? fromOklch(Number(numbers[1]) / 100, Number(numbers[2]), hue) : fromHex(text))
  }
  return found
}

function contrast(a: Linear, b: Linear): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const papers = ['--page', '--surface', '--column', '--key', '--soft']
const inks = ['--ink', '--muted', '--accent', '--danger', '--calm', '--soon', '--urgent']

describe.each(catalogue)('$manifest.id', (template) => {
  it.each(paletteNames)('%s keeps AA in light and dark', (palette) => {
    const css = [...createApp(template, { palette }).files.values()].join('\n')
    for (const theme of ['light', 'dark'] as const) {
      const all = colours(css, theme)
      // A colour that this test cannot read would pass unseen.
      expect([...all.keys()]).toEqual(
        expect.arrayContaining([
          '--page',
          '--surface',
          '--soft',
          '--ink',
          '--muted',
          '--edge',
          '--accent',
          '--on-accent',
        ]),
      )
      const get = (name: string) => all.get(name) ?? [0, 0, 0]
      for (const paper of papers.filter((name) => all.has(name))) {
        for (const ink of inks.filter((name) => all.has(name))) {
          expect(contrast(get(ink), get(paper)), `${theme}: ${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(get('--edge'), get(paper)), `${theme}: --edge on ${paper}`).toBeGreaterThanOrEqual(3)
      }
      expect(contrast(get('--on-accent'), get('--accent')), `${theme}: text on the accent`).toBeGreaterThanOrEqual(4.5)
    }
  })
})
