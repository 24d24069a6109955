/** Keeps the folder of installed packages small: what no project names and nobody has used for long goes, the oldest first. */
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../lib/ids.ts'

export interface KeepLimits {
  /** A set that no project names is kept for so long after its last use, in milliseconds. */
  readonly unusedMs: number
  /** Of all sets together, in bytes: over it, those that no project names go. */
  readonly setsBytes: number
  /** Of what was fetched, in bytes: over it, all of that goes, and is fetched again where it is wanted. */
  readonly fetchedBytes: number
}

/** What was used a moment ago may be an app's that is about to name it, or of a version that is looked at. In milliseconds. */
const recentMs = 24 * 3_600_000

const gigabyte = 1024 ** 3

export const usualKeepLimits: KeepLimits = {
  unusedMs: 60 * 24 * 3_600_000,
  setsBytes: 2 * gigabyte,
  fetchedBytes: gigabyte,
}

/** `cacheFolder`: as of the installer; `isNamed`: whether a set of this key is a project's. What cannot be removed stays. */
export async function prunePackages(
  cacheFolder: string,
  isNamed: (key: string) => boolean,
  now: number,
  limits: KeepLimits = usualKeepLimits,
): Promise<void> {
  const home = join(cacheFolder, 'sets')
  const sets = await Promise.all(
    (await readdir(home).catch(() => [])).map(async (key) => {
      const folder = join(home, key)
      return { key, folder, usedAt: await usedAt(folder), bytes: await bytesIn(folder) }
    }),
  )
  let bytes = sets.reduce((sum, set) => sum + set.bytes, 0)
  for (const set of sets.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (isNamed(set.key) || now - set.usedAt < recentMs) continue
    if (bytes <= limits.setsBytes && now - set.usedAt <= limits.unusedMs) continue
    bytes -= set.bytes
    await removeWhole(cacheFolder, set.folder)
  }
  const fetched = join(cacheFolder, 'npm')
  if ((await bytesIn(fetched)) > limits.fetchedBytes) await removeWhole(cacheFolder, fetched)
}

/** The file that says what a set holds is touched whenever a build asks for the set. */
async function usedAt(folder: string): Promise<number> {
  const stats = await stat(join(folder, 'set.json')).catch(() => stat(folder).catch(() => undefined))
  return stats?.mtimeMs ?? 0
}

/** Gone at once for who looks for it; a removal that is cut off leaves the rest where such rests are tidied away. */
async function removeWhole(cacheFolder: string, folder: string): Promise<void> {
  const away = join(cacheFolder, 'staging', `gone-${newId()}`)
  await rename(folder, away)
    .then(() => rm(away, { recursive: true, force: true }))
    .catch(() => undefined)
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) {
    const place = join(folder, entry.name)
    bytes += entry.isDirectory() ? await bytesIn(place) : ((await stat(place).catch(() => undefined))?.size ?? 0)
  }
  return bytes
}
