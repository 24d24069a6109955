/** Where the application itself lies, built or not: its renderer, its resources, its version. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface AppRoot {
  readonly version: string
  /** The folder of Kiln's package.json. */
  readonly folder: string
  /** The built renderer's files. */
  readonly rendererFolder: string
  readonly templatesFolder: string
  /** The libraries that React apps import, built with Kiln. */
  readonly vendorFolder: string
  /** What Kiln knows of models by itself. */
  readonly modelsFile: string
  /** The built preload script. */
  readonly preloadFile: string
}

/** Goes up from this file to the folder of Kiln's package.json; throws when there is none, as only a broken install does. */
export function findAppRoot(): AppRoot {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const version = readVersion(join(folder, 'package.json'))
    if (version === undefined) continue
    return {
      version,
      folder,
      rendererFolder: join(folder, 'out/renderer'),
      templatesFolder: join(folder, 'resources/templates'),
      vendorFolder: join(folder, 'out/vendor'),
      modelsFile: join(folder, 'resources/models.json'),
      preloadFile: join(folder, 'out/preload/index.cjs'),
    }
  }
  throw new Error("Kiln's own package.json is missing: install Kiln again.")
}

/** The version in Kiln's own package.json; undefined for another's, and where there is none. */
function readVersion(path: string): string | undefined {
  try {
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(readFileSync(path, 'utf8'))
    return name === 'kiln-studio' && typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
