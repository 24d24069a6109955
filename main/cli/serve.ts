/** `kiln serve`: the studio in the user's browser, until it is told to end. */
import { runServe as run } from '../shell/browser/run-serve.ts'
import { exitCodes, type CommandIo } from './io.ts'

export const serveHelp = `kiln serve [--port N] [--data DIR] [--script FILE]

Serves the studio on 127.0.0.1 and prints its address. Joins a studio that already runs.`

export async function runServe(args: readonly string[], io: CommandIo): Promise<number> {
  if (args.includes('--help')) {
    io.stdout(serveHelp)
    return exitCodes.done
  }
  return run(args, io.env)
}
