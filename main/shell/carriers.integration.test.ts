/** Files over both carriers, there and back: an archive in, an archive out, a picture, and one that is too large. */
import { MessageChannel } from 'node:worker_threads'
import { randomBytes } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/routes.ts'
import { cleanUp, openStudio } from '../test-studio.ts'
import { openLoopback } from './browser/loopback.ts'
import { createSocketDoor } from './browser/socket.ts'
import { createTokens } from './browser/tokens.ts'

type Client = ContractRouterClient<Contract>

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  await cleanUp()
})

async function overPort(): Promise<Client> {
  const { studio } = await openStudio([])
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(studio.router).upgrade(port1)
  port1.start()
  port2.start()
  cleanups.push(() => port1.close())
  return createORPCClient(new PortLink({ port: port2 }))
}

async function overSocket(): Promise<Client> {
  const { studio } = await openStudio([])
  const tokens = createTokens()
  const loopback = await openLoopback({ asked: 0, remembered: undefined, secret: 's', onJoin: async () => ({}) })
  cleanups.push(() => loopback.close())
  const door = createSocketDoor(tokens, Promise.resolve(studio.router))
  cleanups.push(() => door.close())
  loopback.openStudio({ page: async () => new Response(), socket: door.accept })
  const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}/socket`, {
    origin: `http://127.0.0.1:${loopback.port}`,
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(tokens.mint())
  await new Promise((resolve) => socket.once('message', resolve))
  return createORPCClient(new SocketLink({ websocket: socket as never }))
}

describe.each([
  ['a MessagePort', overPort],
  ['a WebSocket', overSocket],
])('over %s', (_, open) => {
  test('an app goes out as an archive and as a page, and the archive comes in again', async () => {
    const client = await open()
    const source = { type: 'template' as const, templateId: 'todo', language: 'en' as const }
    const first = await client.project.create({ name: 'Things', source })
    const { file } = await client.project.exportZip(first)
    expect([file.name, file.type, file.size > 1_000]).toEqual(['things.zip', 'application/zip', true])
    const second = await client.project.create({ name: '', source: { type: 'zip', file } })
    const read = (projectId: string) => client.file.read({ projectId, path: 'index.html' })
    expect((await read(second.projectId)).hash).toBe((await read(first.projectId)).hash)
    const { file: page } = await client.project.exportHtml(first)
    expect([page.name, await page.text()]).toEqual(['things.html', expect.stringContaining('<title>Things</title>')])
  })

  test('a picture comes back byte for byte', async () => {
    const client = await open()
    const { projectId } = await client.project.create({ name: 'Empty', source: { type: 'empty' } })
    const bytes = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(300_000)])
    await client.project.saveThumbnail({ projectId, file: new File([bytes], 'x.png', { type: 'image/png' }) })
    const { file } = await client.project.thumbnail({ projectId })
    expect(Buffer.from((await file?.arrayBuffer()) ?? new ArrayBuffer()).equals(bytes)).toBe(true)
  })

  test('an archive of 50 MB comes through, to be read; a larger one is refused with a sentence', async () => {
    const client = await open()
    const zip = (bytes: number) => ({ type: 'zip' as const, file: new File([new Uint8Array(bytes)], 'a.zip') })
    const largest = 50 * 1024 * 1024
    await expect(client.project.create({ name: 'A', source: zip(largest) })).rejects.toThrow('no ZIP archive')
    await expect(client.project.create({ name: 'A', source: zip(largest + 1) })).rejects.toThrow('at most 50 MB')
  })
})
