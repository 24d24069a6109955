/** The colours that an app can wear, as a swatch shows them and as they are called. */
import { planPalettes } from '#shared/domain/react-plan.ts'
import { t } from '../../../words/index.ts'

type PaletteName = (typeof planPalettes)[number]

/** The accents of the templates, for light and dark. */
const accents: Readonly<Record<PaletteName, string>> = {
  blue: 'light-dark(#015fce, #80b3fe)',
  indigo: 'light-dark(#464ace, #97a7ff)',
  violet: 'light-dark(#7139cb, #baa3fe)',
  pink: 'light-dark(#ae2175, #f68dc1)',
  red: 'light-dark(#ba1d27, #fb817a)',
  orange: 'light-dark(#ab4501, #ff9a6b)',
  amber: 'light-dark(#8a5b00, #ffb848)',
  green: 'light-dark(#037439, #65d68a)',
  teal: 'light-dark(#036f6b, #47d6cf)',
  graphite: 'light-dark(#424853, #c9ced8)',
}

function known(palette: string | undefined): PaletteName | undefined {
  return planPalettes.find((name) => name === palette)
}

/** In CSS; grey before it is decided. */
export function paletteColour(palette: string | undefined): string {
  const name = known(palette)
  return name === undefined ? 'var(--line2)' : accents[name]
}

export function paletteName(palette: string): string {
  const name = known(palette)
  return name === undefined ? palette : t(`run.palette.${name}`)
}
