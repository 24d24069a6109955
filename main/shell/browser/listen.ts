/** Chooses the loopback server's port: the same one at every start, so that what apps have stored is found again. */
import type { Server } from 'node:http'
import { failure } from '#shared/domain/error.ts'

/** Kiln's own port, where nothing else was asked for and it is free. */
export const defaultPort = 5456

/**
 * Listens on 127.0.0.1 and nowhere else; returns the port. One that was asked for is taken or fails as
 * `invalid-input`; else the remembered one, the default, its neighbours, and at last any.
 */
export async function listen(
  server: Server,
  asked: number | undefined,
  remembered: number | undefined,
): Promise<number> {
  const neighbours = Array.from({ length: 10 }, (_, index) => defaultPort + index)
  const wishes = asked === undefined ? [...(remembered === undefined ? [] : [remembered]), ...neighbours, 0] : [asked]
  for (const wish of wishes) {
    const port = await tryPort(server, wish)
    if (port !== undefined) return port
  }
  throw failure(
    'invalid-input',
    `Port ${asked} is taken or not allowed. Choose another with --port N, or leave it out and Kiln finds a free one.`,
  )
}

function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') done(undefined)
      else fail(error)
    }
    const onListening = () => {
      server.off('error', onError)
      const address = server.address()
      done(typeof address === 'object' && address !== null ? address.port : undefined)
    }
    server.once('error', onError)
    server.once('listening', onListening)
    server.listen(port, '127.0.0.1')
  })
}
