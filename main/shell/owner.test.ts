/** One owner per data folder: the second joins, the dead count no more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ownOrJoin, readOwner, type Owner, type OwnerInfo } from './owner.ts'
import { processStart } from './process-start.ts'

let folder: string
const file = () => join(folder, 'owner.json')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-owner-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function own(): Promise<Owner> {
  const ownership = await ownOrJoin(folder, 'browser')
  if (ownership.kind !== 'own') throw new Error('expected to own the folder')
  return ownership.owner
}

const leave = (info: OwnerInfo) => writeFile(file(), JSON.stringify(info))

it('names its owner in a private file, and is free again after release', async () => {
  const owner = await own()
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect((await readOwner(folder))?.pid).toBe(process.pid)
  owner.release()
  expect(await readOwner(folder)).toBeUndefined()
})

it('lets exactly one of many simultaneous starts own it', async () => {
  const server = createServer((_request, response) => response.end('{"url":"here"}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A dead owner's file makes it harder: everyone wants to take over.
  await leave({ pid: 2 ** 22 - 3, shell: 'browser', secret: 'dead' })
  const starts = Array.from({ length: 8 }, async () => {
    const ownership = await ownOrJoin(folder, 'browser')
    if (ownership.kind === 'own') await ownership.owner.publish((server.address() as AddressInfo).port)
    return ownership.kind
  })
  const kinds = await Promise.all(starts)
  expect(kinds.filter((kind) => kind === 'own')).toHaveLength(1)
  server.close()
})

it('takes over from a process that has died', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  await leave({ pid: child.pid ?? 0, shell: 'electron', secret: 'dead', port: 1 })
  expect((await own()).secret).not.toBe('dead')
})

it('takes over when the id now belongs to a younger process', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  await leave({ pid: child.pid ?? 0, start: 'long ago', shell: 'electron', secret: 'dead', port: 1 })
  await own()
  child.kill('SIGKILL')
})

it('takes over from a dead process that had the id of this one, as in a container that was started again', async () => {
  await leave({ pid: process.pid, start: 'before the restart', shell: 'browser', secret: 'dead', port: 1 })
  expect((await own()).secret).not.toBe('dead')
})

it('takes over a damaged file', async () => {
  await writeFile(file(), '{"pid":')
  await own()
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: process.pid })
})

it('joins a living owner by its secret, and waits until it can be asked', async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.headers.authorization === 'Bearer s3cret' && request.method === 'POST' ? 200 : 403
    response.end('{"url":"http://127.0.0.1/#token=x"}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const start = await processStart(process.ppid)
  const living: OwnerInfo = {
    pid: process.ppid,
    shell: 'browser',
    secret: 's3cret',
    ...(start === undefined ? {} : { start }),
  }
  await leave(living)
  const joining = ownOrJoin(folder, 'browser')
  await leave({ ...living, port: (server.address() as AddressInfo).port })
  expect(await joining).toEqual({ kind: 'joined', pid: process.ppid, answer: { url: 'http://127.0.0.1/#token=x' } })
  server.close()
})

it('does not release what a later owner has taken', async () => {
  const first = await own()
  await leave({ pid: process.pid, shell: 'browser', secret: 'later' })
  first.release()
  expect((await readOwner(folder))?.secret).toBe('later')
})
