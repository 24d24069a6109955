/** What a shell is started with: flags first, then environment. */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { failure } from '#shared/domain/error.ts'
import { providerTable } from '../providers/table.ts'
import { takeSecrets, type Environment } from '../settings/environment-keys.ts'
import { nameFolders, type Folders } from './data-folder.ts'

export interface ShellOptions extends Folders {
  /** Answers for the scripted provider. */
  readonly scriptFile: string | undefined
  /** A port that was asked for; 0 takes any free one and does not remember it. */
  readonly port: number | undefined
  /** The renderer's development server, for hot reload; never set in a release. */
  readonly devUrl: string | undefined
  /** Write one JSON line on stdout for each thing that whoever started this process waits for. */
  readonly announces: boolean
  /** Everything that Kiln was started with. */
  readonly environment: Environment
}

/**
 * Reads `--data DIR --script FILE --port N`, and takes keys and passphrase out of `env`: what Kiln starts inherits none of
 * them. Fails with `invalid-input` and a sentence for anything that is wrong.
 */
export function readShellOptions(args: readonly string[], env: NodeJS.ProcessEnv): ShellOptions {
  const values = parseFlags(args)
  const script = values.script ?? env['KILN_SCRIPT']
  return {
    ...nameFolders(values.data, env),
    scriptFile: script === undefined || script === '' ? undefined : resolve(script),
    port: values.port === undefined ? undefined : readPort(values.port),
    devUrl: env['KILN_DEV'] === undefined || env['KILN_DEV'] === '' ? undefined : env['KILN_DEV'],
    announces: env['KILN_READY'] === '1',
    environment: takeSecrets(env, secretNames),
  }
}

const secretNames = [
  'KILN_PASSPHRASE',
  'OLLAMA_API_KEY',
  ...Object.values(providerTable).flatMap(({ keyVariable = [] }) => keyVariable),
]

function parseFlags(args: readonly string[]): { data?: string; script?: string; port?: string } {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, script: { type: 'string' }, port: { type: 'string' } },
      allowPositionals: false,
    }).values
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.split('. ')[0] : String(thrown)
    throw failure('invalid-input', `${why}. Known here: --data DIR, --script FILE, --port N.`)
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw failure('invalid-input', `--port takes a number from 0 to 65535, not "${text}".`)
}
