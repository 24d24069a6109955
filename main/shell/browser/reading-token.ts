/** A token for programs that only read how Kiln does: it stays the same, so that it can be written into their settings. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The file in the data folder; whoever may read it may read the metrics, and nothing else by it. */
export const readingTokenFile = 'metrics-token'

/** Reads it, or makes it for this user only. Where it cannot be written, it is good until Kiln ends. */
export async function openReadingToken(dataFolder: string): Promise<string> {
  const file = join(dataFolder, readingTokenFile)
  const known = readKnown(file)
  if (known !== undefined) return known
  const token = randomBytes(32).toString('base64url')
  await writeFile(file, `${token}\n`, { mode: 0o600 }).catch(() => undefined)
  return token
}

/** Undefined for what is too short to be one, as a file that was not written to its end. */
function readKnown(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return /^[\w-]{43,}$/.test(text) ? text : undefined
  } catch {
    return undefined
  }
}
