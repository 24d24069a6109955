/** `kiln models`: what a provider lists, asked now. */
import { parseArgs } from 'node:util'
import type { ModelInfo } from '#shared/domain/model.ts'
import type { CommandIo } from './io.ts'
import { makeProvider, providerHelp, providerOptions, readProviderId, WrongUsage } from './provider-arguments.ts'
import { orWrongUsage, runCommand } from './run-command.ts'

export const modelsHelp = `kiln models --provider P [options]

The models that a provider lists.

${providerHelp}
  --json                one JSON array: [{"id": …, "name": …, "contextTokens": …, "price": …, …}]
  --help

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`

/** Lists on stdout; resolves to the exit code. */
export async function runModels(args: readonly string[], io: CommandIo): Promise<number> {
  let json = args.includes('--json')
  return runCommand(
    'models',
    () => json,
    io,
    async () => {
      const { values, positionals } = orWrongUsage(() =>
        parseArgs({ args: [...args], options: providerOptions, allowPositionals: true }),
      )
      if (values.help) return io.stdout(modelsHelp)
      json = values.json
      if (positionals.length > 0) throw new WrongUsage(`"${positionals[0]}" has no meaning here.`)
      const id = readProviderId(values)
      const models = await (await makeProvider(id, values, io)).listModels(io.signal)
      if (json) io.stdout(JSON.stringify(models))
      else for (const model of models) io.stdout(describe(model))
      if (models.length > 0) return
      io.stderr(
        id === 'ollama'
          ? 'Ollama has no models yet. Get one with "ollama pull NAME".'
          : 'The provider lists no models.',
      )
    },
  )
}

function describe({ id, name, contextTokens, bytes, description, price, free }: ModelInfo): string {
  const window = contextTokens === undefined ? undefined : `context ${contextTokens}`
  const size = bytes === undefined ? undefined : `${(bytes / 1e9).toFixed(1)} GB`
  const paid = price === undefined ? undefined : `$${price.input} in, $${price.output} out per million`
  const costs = free === true ? 'free' : paid
  return [id, name, description, window, size, costs].filter((word) => word !== undefined).join('  ')
}
