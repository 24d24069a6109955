/** The templates on disk: complete pages in `resources/templates/<id>`, each with a `manifest.json` beside it. */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { failure } from '#shared/domain/error.ts'
import { paletteNames, type PaletteName } from './palettes.ts'

const Both = z.object({ en: z.string().min(1), ar: z.string().min(1) })

const Place = z.object({
  file: z.string(),
  /** What stands right before and right after the value, in the template and in the apps made from it. */
  before: z.string(),
  after: z.string(),
  /** How the value is written; `two` pads to two digits. */
  as: z.enum(['plain', 'two']).default('plain'),
})

export const Manifest = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Both,
  /** One sentence: what the app does. */
  about: Both,
  /** In the order in which they are sent: styles, page, scripts. */
  files: z.array(z.string()).min(1),
  defaults: z.object({ name: Both, palette: z.enum(paletteNames as [PaletteName, ...PaletteName[]]) }),
  /** Word or phrase (in the normal form of words.ts) to weight: 3 or more may stand alone, 1 only hints. */
  keywords: z.record(z.string(), z.number().positive()),
  /** A prompt that leads here. */
  prompt: Both,
  /** Numbers that can be adapted. */
  numbers: z
    .record(
      z.enum(['minutes', 'breakMinutes']),
      z
        .object({ label: Both, min: z.number(), max: z.number(), default: z.number(), places: z.array(Place).min(1) })
        .optional(),
    )
    .optional(),
  /** Every text of the page: English to Arabic. Both sides are unique, so that it can be read backwards. */
  arabic: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>

export interface Template {
  readonly manifest: Manifest
  /** Path to text, in the order of `manifest.files`: English, default name and palette. */
  readonly files: ReadonlyMap<string, string>
}

async function readTemplate(folder: string): Promise<Template> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  const files = new Map<string, string>()
  for (const path of manifest.files) files.set(path, await readFile(join(folder, path), 'utf8'))
  return { manifest, files }
}

/** Reads every template of a folder, in the order of their ids; a folder without a manifest is none. Throws a Failure when the folder holds none. */
export async function readCatalogue(folder: string): Promise<readonly Template[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const ids = folders.filter((id) => existsSync(join(folder, id, 'manifest.json')))
    if (ids.length === 0) throw new Error(`${folder} holds no template`)
    return await Promise.all(ids.sort().map((id) => readTemplate(join(folder, id))))
  } catch (cause) {
    throw failure(
      'not-found',
      "The built-in templates cannot be read. Install Kiln again, or run 'npm start' in its folder.",
      {
        provider: 'starter',
        detail: cause instanceof Error ? cause.message : String(cause),
        cause,
      },
    )
  }
}
