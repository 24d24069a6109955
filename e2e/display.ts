/** A display for windows that nobody looks at: the one that is there, else an Xvfb of this process's own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

let display: Promise<string | undefined> | undefined

/** The value for DISPLAY; undefined where none is needed. Throws when none is there and Xvfb is not installed. */
export function ensureDisplay(): Promise<string | undefined> {
  if (process.platform !== 'linux') return Promise.resolve(undefined)
  return (display ??= process.env['DISPLAY'] ? Promise.resolve(process.env['DISPLAY']) : startXvfb())
}

async function startXvfb(): Promise<string> {
  // It chooses a free number itself and writes it to descriptor 3.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  process.once('exit', () => child.kill())
  child.unref()
  const pipe = child.stdio[3]
  if (pipe === null || pipe === undefined || !('on' in pipe)) throw new Error('Xvfb was started without its pipe.')
  const [first] = await Promise.race([
    once(pipe, 'data'),
    once(child, 'error').then(([error]) =>
      Promise.reject(new Error(`There is no display, and Xvfb cannot be run: ${error.message}`)),
    ),
    once(child, 'exit').then(() => Promise.reject(new Error('There is no display, and Xvfb ended at once.'))),
  ])
  if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  return `:${String(first).trim()}`
}
