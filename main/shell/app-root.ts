/** Where the application itself lies, built or not: its renderer, its resources, its version. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export interface AppRoot {
  readonly version: string
  /** The built renderer's files. */
  readonly rendererFolder: string
  readonly templatesFolder: string
  /** The built preload script. */
  readonly preloadFile: string
}

const Manifest = z.object({ name: z.literal('kiln-studio'), version: z.string() })

/** Goes up from this file to the folder of Kiln's package.json; throws when there is none, as only a broken install does. */
export function findAppRoot(): AppRoot {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'))
    if (manifest === undefined) continue
    return {
      version: manifest.version,
      rendererFolder: join(folder, 'out/renderer'),
      templatesFolder: join(folder, 'resources/templates'),
      preloadFile: join(folder, 'out/preload/index.cjs'),
    }
  }
  throw new Error("Kiln's own package.json is missing: install Kiln again.")
}

function readManifest(path: string): z.infer<typeof Manifest> | undefined {
  try {
    return Manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
