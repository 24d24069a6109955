/** The command line's entry: finds the command, loads only that, and exits with its code. */
import { askSecret } from './cli/ask-secret.ts'
import { exitCodes, type Command } from './cli/io.ts'

const help = `kiln <command>

  generate "<prompt>" --out DIR    make an app; --edit DIR changes one
  stream "<prompt>" --provider P   one request straight to a provider, as JSON lines
  models --provider P              the models that a provider lists
  metrics                          what the last requests did, took and cost; targets
  serve                            the studio in your browser
  doctor                           what is there, what is missing, what to do

Each has --help. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
--data DIR or KILN_DATA sets where Kiln keeps its data.`

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  generate: async () => (await import('./cli/generate.ts')).runGenerate,
  stream: async () => (await import('./cli/stream.ts')).runStream,
  models: async () => (await import('./cli/models.ts')).runModels,
  metrics: async () => (await import('./cli/metrics.ts')).runMetrics,
  serve: async () => (await import('./cli/serve.ts')).runServe,
  doctor: async () => (await import('./cli/doctor.ts')).runDoctor,
}

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${help}\n`)
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${help}\n`)
    return exitCodes.usage
  }
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  const command = await load()
  return command(args, {
    stdout: (line) => void process.stdout.write(`${line}\n`),
    stderr: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stdin.isTTY && process.stderr.isTTY
      ? { askSecret: (question) => askSecret(question, controller.signal) }
      : {}),
    env: process.env,
    signal: controller.signal,
  })
}

// A reader that has seen enough (`kiln … | head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main()
