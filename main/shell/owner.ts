/** One studio per data folder: a lock file that names its owner, and the way by which a second start joins it. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { link, mkdir, open, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { failure } from '#shared/domain/error.ts'
import { askOwner, type OwnerAnswer } from './ask-owner.ts'
import { readJsonFile, writeJsonFile } from '../lib/json-file.ts'
import { isProcessThere, processStart } from './process-start.ts'

/** What the lock file says. `control` comes once the owner can be asked; its secret is why the file is private. */
export const OwnerInfo = z.object({
  pid: z.number().int(),
  shell: z.enum(['electron', 'browser']),
  /** When the process began, as the system tells it: a pid alone may be another process by now. */
  start: z.string().optional(),
  secret: z.string(),
  port: z.number().int().optional(),
})
export type OwnerInfo = z.infer<typeof OwnerInfo>

export interface Owner {
  /** What a second start must send to be let in. */
  readonly secret: string
  /** From now on the owner can be asked, on this port of 127.0.0.1. */
  publish(port: number): Promise<void>
  /** Gives the folder free. Synchronous, so that it can be the last thing before an exit. */
  release(): void
}

export type Ownership =
  | { readonly kind: 'own'; readonly owner: Owner }
  | { readonly kind: 'joined'; readonly pid: number; readonly answer: OwnerAnswer }

const patienceMs = 15_000

/**
 * Takes the data folder, or, when a living studio has it, asks that one to show itself.
 * Fails with `internal` when the living owner does not answer within 15 s.
 */
export async function ownOrJoin(
  dataFolder: string,
  shell: OwnerInfo['shell'],
  signal?: AbortSignal,
): Promise<Ownership> {
  const path = join(dataFolder, 'owner.json')
  const until = Date.now() + patienceMs
  for (;;) {
    signal?.throwIfAborted()
    const info = readJsonFile(path, OwnerInfo)
    if (info === undefined || (await isStale(info))) {
      const owner = await tryToOwn(path, shell, info)
      if (owner !== undefined) return { kind: 'own', owner }
    } else {
      const answer = await askOwner(info)
      if (answer !== undefined) return { kind: 'joined', pid: info.pid, answer }
      if (Date.now() > until) throw notAnswering(info.pid, dataFolder)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}

/** The living owner of a data folder, if there is one. */
export async function readOwner(dataFolder: string): Promise<OwnerInfo | undefined> {
  const info = readJsonFile(join(dataFolder, 'owner.json'), OwnerInfo)
  return info === undefined || (await isStale(info)) ? undefined : info
}

async function isStale(info: OwnerInfo): Promise<boolean> {
  if (!isProcessThere(info.pid)) return true
  // Asked for this process's own id too: a container gives its processes the same ids at every start.
  const start = info.start === undefined ? undefined : await processStart(info.pid)
  return start !== undefined && start !== info.start
}

/** Undefined when another start was quicker: look again. `stale` is what stands there and counts no more. */
async function tryToOwn(
  path: string,
  shell: OwnerInfo['shell'],
  stale: OwnerInfo | undefined,
): Promise<Owner | undefined> {
  const mine: OwnerInfo = {
    pid: process.pid,
    shell,
    secret: randomBytes(32).toString('base64url'),
    // Asking Windows takes most of a second: there it follows with `publish`.
    ...(process.platform === 'win32' ? {} : { start: await processStart(process.pid) }),
  }
  if (await createWhole(path, mine)) return ownerOf(path, mine)
  return (await takeOver(path, mine, stale)) ? ownerOf(path, mine) : undefined
}

/** Creates the file with all its text at once; false when a file is there already. */
async function createWhole(path: string, info: OwnerInfo): Promise<boolean> {
  const temporary = `${path}.${info.secret.slice(0, 8)}.tmp`
  await writeJsonFile(temporary, info)
  try {
    await link(temporary, path)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    return await createWithoutLinks(path, info)
  } finally {
    await rm(temporary, { force: true })
  }
}

/** For file systems that know no hard links. */
async function createWithoutLinks(path: string, info: OwnerInfo): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(JSON.stringify(info))
    await file.close()
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw thrown
  }
}

/** Replaces a dead owner's file. A folder beside it lets only one start do so at a time. */
async function takeOver(path: string, mine: OwnerInfo, stale: OwnerInfo | undefined): Promise<boolean> {
  const turn = `${path}.turn`
  try {
    await mkdir(turn)
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
    // Left by a start that was killed in the middle: a turn takes milliseconds.
    const since = await stat(turn).then(
      (found) => found.mtimeMs,
      () => Date.now(),
    )
    if (Date.now() - since > 5_000) await rmdir(turn).catch(() => undefined)
    return false
  }
  try {
    if (readJsonFile(path, OwnerInfo)?.secret !== stale?.secret) return false
    await rm(path, { force: true })
    return await createWhole(path, mine)
  } finally {
    await rmdir(turn).catch(() => undefined)
  }
}

function ownerOf(path: string, mine: OwnerInfo): Owner {
  const isMine = () => readJsonFile(path, OwnerInfo)?.secret === mine.secret
  return {
    secret: mine.secret,
    async publish(port) {
      const start = mine.start ?? (await processStart(process.pid))
      if (isMine()) await writeJsonFile(path, { ...mine, start, port })
    },
    release() {
      if (isMine()) rmSync(path, { force: true })
    },
  }
}

function notAnswering(pid: number, dataFolder: string): Error {
  return failure(
    'internal',
    `Kiln already runs on ${dataFolder} (process ${pid}) but does not answer. End that process, or choose another folder with --data DIR.`,
  )
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
}
