/** Changes what a React app of Kiln's own build has a place for: its name, colours, look and language. Nothing else. */
import { z } from 'zod'
import type { Adapted, Part } from './adapt.ts'
import { paletteValues } from './palettes.ts'
import type { Wishes } from './read-prompt.ts'

const configPath = 'src/app.config.json'
const palettePath = 'src/palette.css'

const Config = z.looseObject({ name: z.unknown(), language: z.unknown(), theme: z.unknown() })

/** Applies the wishes to the project's files. One whose configuration was written anew by hand has no such places any more. */
export function adaptReact(current: ReadonlyMap<string, string>, wishes: Wishes): Adapted {
  const files = new Map<string, string>()
  const done: Part[] = []
  const already: Part[] = []
  const missing: Part[] = []
  const asked = (['name', 'language', 'theme'] as const).filter((part) => wishes[part] !== undefined)
  const config = readConfig(current.get(configPath))
  if (config === undefined) missing.push(...asked)
  else {
    const next = { ...config }
    for (const part of asked) {
      const wanted = part === 'theme' && wishes.theme === 'auto' ? 'system' : wishes[part]
      if (JSON.stringify(config[part]) === JSON.stringify(wanted)) already.push(part)
      else {
        next[part] = wanted
        done.push(part)
      }
    }
    if (done.length > 0) files.set(configPath, `${JSON.stringify(next, null, 2)}\n`)
  }
  const { palette } = wishes
  if (palette !== undefined) {
    const before = current.get(palettePath)
    if (before?.startsWith('/* Palette: ') !== true) missing.push('palette')
    else {
      const values = [...paletteValues(palette)].map(([property, value]) => `  ${property}: ${value};\n`)
      const text = `/* Palette: ${palette} */\n:root {\n${values.join('')}}\n`
      if (text === before) already.push('palette')
      else {
        files.set(palettePath, text)
        done.push('palette')
      }
    }
  }
  for (const part of ['minutes', 'breakMinutes'] as const) if (wishes[part] !== undefined) missing.push(part)
  return { files, done, already, missing, refused: [], keptTexts: 0 }
}

function readConfig(text: string | undefined): z.infer<typeof Config> | undefined {
  try {
    return Config.parse(JSON.parse(text ?? ''))
  } catch {
    return undefined
  }
}
