/** `kiln stream`: exactly one request straight to an adapter, with nothing between. */
import { parseArgs } from 'node:util'
import type { ModelEvent, ModelRequest } from '../providers/provider.ts'
import type { CommandIo } from './io.ts'
import { makeProvider, providerHelp, providerOptions, readProviderId, WrongUsage } from './provider-arguments.ts'
import { orWrongUsage, runCommand } from './run-command.ts'

export const streamHelp = `kiln stream "<prompt>" --provider P --model M [options]

One request straight to a provider: no catalogue, routing, cache, retry or fallback.

${providerHelp}
  --model M             the model's name; starter and scripted need none
  --json                a JSON object a line: text-delta, reasoning-delta, citation, finish; on failure, last, error
  --help

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`

const options = { ...providerOptions, model: { type: 'string' } } as const

/** Streams one answer to stdout; resolves to the exit code. */
export async function runStream(args: readonly string[], io: CommandIo): Promise<number> {
  let json = args.includes('--json')
  return runCommand(
    'stream',
    () => json,
    io,
    async () => {
      const { values, positionals } = orWrongUsage(() =>
        parseArgs({ args: [...args], options, allowPositionals: true }),
      )
      if (values.help) return io.stdout(streamHelp)
      json = values.json
      const [prompt = '', ...rest] = positionals
      if (prompt.trim() === '')
        throw new WrongUsage('Say what to ask: kiln stream "hello" --provider ollama --model NAME')
      if (rest.length > 0) throw new WrongUsage('There is more than one prompt. Put it in quotes.')
      const id = readProviderId(values)
      const model = values.model ?? (id === 'starter' || id === 'scripted' ? id : '')
      if (model === '') throw new WrongUsage(`${id} needs --model. See: kiln models --provider ${id}`)
      const provider = await makeProvider(id, values, io)
      const write = json ? writeJson(io) : writeWords(io)
      for await (const event of provider.stream(requestFor(prompt, model), io.signal)) write(event)
    },
  )
}

function requestFor(prompt: string, model: string): ModelRequest {
  return { model, messages: [{ role: 'user', content: prompt }], task: { prompt, kind: 'page', files: new Map() } }
}

function writeJson(io: CommandIo): (event: ModelEvent) => void {
  return (event) => {
    // The lines are the answer; that one has begun is said by the first of them.
    if (event.type !== 'response-start') io.stdout(JSON.stringify(event))
  }
}

/** Text on stdout, whole lines at a time; what is about the answer on stderr. */
function writeWords(io: CommandIo): (event: ModelEvent) => void {
  let line = ''
  return (event) => {
    switch (event.type) {
      case 'text-delta': {
        const lines = (line + event.text).split('\n')
        line = lines.pop() ?? ''
        for (const whole of lines) io.stdout(whole)
        return
      }
      case 'citation':
        return io.stderr(`Source: ${event.title} ${event.url}`)
      case 'finish': {
        if (line !== '') io.stdout(line)
        const { input, output, estimated } = event.usage
        if (event.words !== undefined) io.stderr(event.words)
        return io.stderr(
          `Ended: ${event.reason}. Tokens: ${input} in, ${output} out${estimated ? ' (estimated)' : ''}.`,
        )
      }
      default:
    }
  }
}
