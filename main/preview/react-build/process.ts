/** The build process: a child of Node's, or a utility process of Electron's. It ends when main is gone. */
import { createBuilder } from './builder.ts'
import type { ToProcess } from './messages.ts'
import { readVendoredSet } from './vendored.ts'

/** What a utility process has in place of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const port = Reflect.get(process, 'parentPort') as ParentPort | undefined
const vendored = readVendoredSet(process.argv[2] ?? '')

const take = createBuilder(vendored, (message) => {
  if (port !== undefined) port.postMessage(message)
  else process.send?.(message)
})

// Only main has this process's other end.
if (port !== undefined) port.on('message', ({ data }) => take(data as ToProcess))
else {
  process.on('message', (message) => take(message as ToProcess))
  process.on('disconnect', () => process.exit())
}
