/**
 * A process of its own that answers like a provider, so that its work is not measured: `/FORMAT/PIECES/…` gets a whole
 * answer of so many pieces in that format, as fast as it is taken. Says its port when it listens; ends with its parent.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakeFormats } from '../e2e/fake-providers/index.ts'

const bodies = new Map<string, Buffer>()

function bodyOf(format: keyof typeof fakeFormats, pieces: number): Buffer {
  const name = `${format} ${pieces}`
  let body = bodies.get(name)
  if (body === undefined) {
    const events = fakeFormats[format].answer('abcd'.repeat(pieces), { pieceLength: 4 })
    bodies.set(name, (body = Buffer.from(events.join(''))))
  }
  return body
}

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const [, format = '', pieces = ''] = request.url?.split('/') ?? []
    response.socket?.setNoDelay(true)
    if (!(format in fakeFormats)) return response.writeHead(404).end()
    const known = format as keyof typeof fakeFormats
    return response.writeHead(200, fakeFormats[known].stream([]).headers).end(bodyOf(known, Number(pieces)))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
