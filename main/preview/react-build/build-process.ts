/** The process that builds, as main sees it; and how plain Node starts one. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FromProcess, ToProcess } from './messages.ts'

export interface BuildProcess {
  post(message: ToProcess): void
  onMessage(listener: (message: FromProcess) => void): void
  /** Once, however it came about; `why` is what the process said last, for a person, or ''. */
  onExit(listener: (why: string) => void): void
  kill(): void
}

/** Starts one; `vendorFolder` is its only argument. Electron's shell has one of its own. */
export type StartBuildProcess = (vendorFolder: string) => BuildProcess

/** The process's script, in the sources and in what is built of them. */
export function buildProcessEntry(): string {
  const places = ['./process.ts', './react-build.js', '../react-build.js'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  )
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error("Kiln's script for previews is missing: build Kiln again.")
  return found
}

/**
 * In MB: a process whose compilers need more is in a loop. What one build leaves behind is thrown away by the next:
 * [M] with a small young generation the process takes 40 MB less, and rebuilds are faster.
 */
export const processFlags = ['--max-old-space-size=512', '--max-semi-space-size=2']

/** A child process of Node's. It gets nothing of the environment that it has no use for: no keys, no options. */
export const forkBuildProcess: StartBuildProcess = (vendorFolder) => {
  const child = fork(buildProcessEntry(), [vendorFolder], {
    env: usefulEnvironment(process.env),
    execArgv: processFlags,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  return {
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromProcess)),
    onExit: (listener) => {
      child.once('exit', () => listener(said.trim()))
      child.once('error', ({ message }) => listener(message))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** For Electron's, too. */
export function usefulEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const useful = /^(?:PATH|SystemRoot|windir|TMPDIR|TMP|TEMP|HOME|LANG)$/i
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (useful.test(name) && value !== undefined ? [[name, value]] : [])),
  )
}
