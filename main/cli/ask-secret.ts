/** Asks for a passphrase at the terminal, without showing what is typed. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Resolves to an empty text when the user leaves the question (Ctrl+D, Ctrl+C, or an abort). */
export function askSecret(question: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    process.stderr.write(question)
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 })
    let answer = ''
    const end = (): void => lines.close()
    lines.once('line', (line) => {
      answer = line
      end()
    })
    // The terminal is raw meanwhile: its Ctrl+C comes as this, and is meant for the command.
    lines.once('SIGINT', () => {
      end()
      process.kill(process.pid, 'SIGINT')
    })
    lines.once('close', () => {
      signal.removeEventListener('abort', end)
      process.stderr.write('\n')
      resolve(answer)
    })
    signal.addEventListener('abort', end, { once: true })
  })
}
