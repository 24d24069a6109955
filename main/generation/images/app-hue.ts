/** The colour that an app wears, read out of its own styles, so that what is drawn for it looks like a part of it. Pure. */

/** What names an accent, as templates and models write it. */
const accents =
  /--(?:color-)?(?:accent|primary|brand|main|theme)(?:-color)?\s*:\s*(?:light-dark\(\s*)?#([0-9a-f]{6}|[0-9a-f]{3})\b/i

/** A hue in degrees; undefined where the text names no accent, or a grey one. */
export function hueIn(text: string): number | undefined {
  const found = accents.exec(text)?.[1]
  if (found === undefined) return undefined
  const digits = found.length === 3 ? found.replaceAll(/./g, '$&$&') : found
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16))
  const most = Math.max(red, green, blue)
  const range = most - Math.min(red, green, blue)
  if (range < 12) return undefined
  const sixth =
    most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range
  return Math.round((sixth * 60 + 360) % 360)
}
