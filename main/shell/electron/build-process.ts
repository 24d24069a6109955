/** Starts the process that builds React apps as one of Electron's own: its program cannot be run as Node. */
import { utilityProcess } from 'electron'
import {
  type BuildProcess,
  buildProcessEntry,
  processFlags,
  type StartBuildProcess,
  usefulEnvironment,
} from '../../preview/react-build/build-process.ts'
import type { FromProcess } from '../../preview/react-build/messages.ts'

export const startBuildProcess: StartBuildProcess = (vendorFolder): BuildProcess => {
  const child = utilityProcess.fork(buildProcessEntry(), [vendorFolder], {
    serviceName: 'Kiln previews',
    env: usefulEnvironment(process.env),
    execArgv: [...processFlags],
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromProcess) => listener(message)),
    onExit: (listener) => void child.once('exit', () => listener(said.trim())),
    // It may hang: asked to end, it would not hear it.
    kill: () => void (child.pid === undefined ? child.kill() : process.kill(child.pid, 'SIGKILL')),
  }
}
