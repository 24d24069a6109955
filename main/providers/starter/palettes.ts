/** The accent colours that a starter app can wear: each a pair for light and dark that keeps WCAG AA on every template. */

export interface Palette {
  /** OKLCH hue, in degrees: the neutral greys of a page are tinted with it. */
  readonly hue: number
  /** Text-safe accent: on light, on dark. */
  readonly accent: readonly [light: string, dark: string]
  /** Text that stands on the accent: on light, on dark. */
  readonly onAccent: readonly [light: string, dark: string]
}

export type PaletteName =
  | 'blue'
  | 'indigo'
  | 'violet'
  | 'pink'
  | 'red'
  | 'orange'
  | 'amber'
  | 'green'
  | 'teal'
  | 'graphite'

export const palettes: Readonly<Record<PaletteName, Palette>> = {
  blue: { hue: 258, accent: ['#015fce', '#80b3fe'], onAccent: ['#ffffff', '#07162c'] },
  indigo: { hue: 275, accent: ['#464ace', '#97a7ff'], onAccent: ['#ffffff', '#10132c'] },
  violet: { hue: 295, accent: ['#7139cb', '#baa3fe'], onAccent: ['#ffffff', '#18102a'] },
  pink: { hue: 350, accent: ['#ae2175', '#f68dc1'], onAccent: ['#ffffff', '#260b19'] },
  red: { hue: 25, accent: ['#ba1d27', '#fb817a'], onAccent: ['#ffffff', '#290b0a'] },
  orange: { hue: 45, accent: ['#ab4501', '#ff9a6b'], onAccent: ['#ffffff', '#280d02'] },
  amber: { hue: 75, accent: ['#8a5b00', '#ffb848'], onAccent: ['#ffffff', '#221200'] },
  green: { hue: 152, accent: ['#037439', '#65d68a'], onAccent: ['#ffffff', '#011c0a'] },
  teal: { hue: 190, accent: ['#036f6b', '#47d6cf'], onAccent: ['#ffffff', '#001b1a'] },
  graphite: { hue: 265, accent: ['#424853', '#c9ced8'], onAccent: ['#ffffff', '#14161b'] },
}

export const paletteNames = Object.keys(palettes) as readonly PaletteName[]

/** The colour words that lead to a palette, English and Arabic, in the normal form of `words.ts`. */
export const colourWords: Readonly<Record<PaletteName, readonly string[]>> = {
  blue: ['blue', 'azure', 'sky', 'skyblue', 'cobalt', 'ازرق', 'زرقاء', 'زرقا', 'سماوي'],
  indigo: ['indigo', 'navy', 'نيلي', 'كحلي'],
  violet: ['violet', 'purple', 'lavender', 'lilac', 'plum', 'بنفسجي', 'بنفسجيه', 'ارجواني', 'ليلكي'],
  pink: ['pink', 'rose', 'magenta', 'fuchsia', 'وردي', 'ورديه', 'زهري', 'زهريه', 'فوشيا'],
  red: ['red', 'crimson', 'scarlet', 'tomato', 'cherry', 'احمر', 'حمراء', 'حمرا', 'قرمزي'],
  orange: ['orange', 'coral', 'tangerine', 'apricot', 'برتقالي', 'برتقاليه', 'مرجاني'],
  amber: ['amber', 'yellow', 'gold', 'golden', 'mustard', 'honey', 'اصفر', 'صفراء', 'ذهبي', 'ذهبيه', 'كهرماني', 'عسلي'],
  green: ['green', 'emerald', 'mint', 'olive', 'lime', 'forest', 'اخضر', 'خضراء', 'خضرا', 'زمردي', 'زيتي'],
  teal: ['teal', 'turquoise', 'cyan', 'aqua', 'فيروزي', 'فيروزيه', 'تركواز', 'تركوازي'],
  graphite: ['graphite', 'gray', 'grey', 'slate', 'monochrome', 'رمادي', 'رماديه', 'رصاصي'],
}

/** The three values of a palette as they stand in a page's CSS, by property. */
export function paletteValues(name: PaletteName): ReadonlyMap<string, string> {
  const { hue, accent, onAccent } = palettes[name]
  return new Map([
    ['--hue', String(hue)],
    ['--accent', `light-dark(${accent.join(', ')})`],
    ['--on-accent', `light-dark(${onAccent.join(', ')})`],
  ])
}
