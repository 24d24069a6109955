/** The frame of a command that ends in one error line or none: usage, help, failures and their exit codes. */
import { toAppError } from '#shared/domain/error.ts'
import { exitCodes, type CommandIo } from './io.ts'
import { WrongUsage } from './provider-arguments.ts'

/**
 * Runs `job`. A failure is the last line: on stdout as `{"type":"error", …}` with `json`, else a sentence on stderr.
 * Returns the exit code: the job's own, or what its failure means.
 */
export async function runCommand(
  name: string,
  json: () => boolean,
  io: CommandIo,
  job: () => Promise<number | void>,
): Promise<number> {
  try {
    return (await job()) ?? exitCodes.done
  } catch (thrown) {
    if (thrown instanceof WrongUsage) {
      io.stderr(thrown.message)
      io.stderr(`See: kiln ${name} --help`)
      return exitCodes.usage
    }
    const error = toAppError(thrown)
    if (json()) io.stdout(JSON.stringify({ type: 'error', ...error }))
    else io.stderr(error.message)
    return error.kind === 'aborted' && io.signal.aborted ? exitCodes.interrupted : exitCodes.failed
  }
}

/** Lets `parse` (util.parseArgs) speak of a wrong flag as WrongUsage. */
export function orWrongUsage<T>(parse: () => T): T {
  try {
    return parse()
  } catch (thrown) {
    throw new WrongUsage(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}
