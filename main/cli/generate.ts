/** `kiln generate`: from a prompt to an app in a folder, without a screen. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { failure, toAppError } from '#shared/domain/error.ts'
import { AppKind } from '#shared/domain/project.ts'
import { ProviderId, type ModelRef } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { performRun } from '../generation/perform-run.ts'
import { createRunLog } from '../generation/run-log.ts'
import { systemClock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { createPipeline } from '../pipeline/index.ts'
import { createWorkspace } from '../projects/workspace.ts'
import { createProviderRegistry } from '../providers/registry.ts'
import { templatesFolder } from './folders.ts'
import { createFolderTarget } from './folder-target.ts'
import { exitCodes, type CommandIo } from './io.ts'

export const generateHelp = `kiln generate "<prompt>" (--out DIR | --edit DIR) [options]

Makes an app in a new or empty folder (--out), or changes the app in one (--edit).
A change is applied at its end, all or nothing: a failed or stopped one leaves the folder as it was.

  --kind page|react     what to make (default: page)
  --provider P          who answers: starter (default), ollama, openai-compatible, scripted
  --model M             the model's name; starter and scripted need none
  --base-url U          the server's address: …/v1 for openai-compatible, the bare origin for ollama
  --key-env NAME        the environment variable that holds the key
  --script FILE         answers from a script (.jsonl); the same as KILN_SCRIPT
  --context N           context window asked of a local model, in tokens (default: 16384)
  --json                every event of the run on stdout, a JSON object a line
  --help

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`

const options = {
  kind: { type: 'string', default: 'page' },
  provider: { type: 'string' },
  model: { type: 'string' },
  'base-url': { type: 'string' },
  'key-env': { type: 'string' },
  script: { type: 'string' },
  context: { type: 'string' },
  out: { type: 'string' },
  edit: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

export async function runGenerate(args: readonly string[], io: CommandIo): Promise<number> {
  const parsed = readArguments(args, io.env)
  if ('help' in parsed) {
    io.stdout(generateHelp)
    return exitCodes.done
  }
  if ('wrong' in parsed) {
    io.stderr(parsed.wrong)
    io.stderr('See: kiln generate --help')
    return exitCodes.usage
  }
  try {
    return await generate(parsed, io)
  } catch (thrown) {
    const error = toAppError(thrown)
    io.stderr(error.message)
    return error.kind === 'aborted' ? exitCodes.interrupted : exitCodes.failed
  }
}

interface GenerateArguments {
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelRef
  readonly settings: Settings
  readonly key: string | undefined
  readonly scriptFile: string | undefined
  readonly folder: string
  readonly edit: boolean
  readonly json: boolean
}

function readArguments(
  args: readonly string[],
  env: CommandIo['env'],
): GenerateArguments | { readonly help: true } | { readonly wrong: string } {
  let values
  let positionals
  try {
    ;({ values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true }))
  } catch (thrown) {
    return { wrong: thrown instanceof Error ? thrown.message : String(thrown) }
  }
  if (values.help) return { help: true }
  const prompt = positionals.join(' ').trim()
  if (prompt === '') return { wrong: 'Say what to make: kiln generate "a todo list" --out my-app' }
  const kind = AppKind.safeParse(values.kind)
  if (!kind.success) return { wrong: `--kind is page or react, not "${values.kind}".` }
  const folder = values.out ?? values.edit
  if (folder === undefined) return { wrong: 'Say where: --out DIR for a new app, --edit DIR to change one.' }
  if (values.out !== undefined && values.edit !== undefined) return { wrong: 'Give --out or --edit, not both.' }
  const scriptFile = values.script ?? env.KILN_SCRIPT
  const provider = ProviderId.safeParse(values.provider ?? (scriptFile === undefined ? 'starter' : 'scripted'))
  if (!provider.success) return { wrong: `--provider is one of ${ProviderId.options.join(', ')}.` }
  const withoutModel = provider.data === 'starter' || provider.data === 'scripted'
  const model = values.model ?? (withoutModel ? provider.data : '')
  if (model === '') return { wrong: `${provider.data} needs --model. See: kiln models --provider ${provider.data}` }
  const key = values['key-env'] === undefined ? undefined : env[values['key-env']]
  if (values['key-env'] !== undefined && !key)
    return { wrong: `The variable ${values['key-env']} (--key-env) is not set.` }
  const baseUrl = values['base-url']
  const settings = Settings.safeParse({
    ...(baseUrl === undefined ? {} : { ollamaUrl: baseUrl, openaiCompatible: { baseUrl, model } }),
    ...(values.context === undefined ? {} : { localContextTokens: Number(values.context) }),
  })
  if (!settings.success) return { wrong: '--context is a number of tokens from 2048 to 262144.' }
  return {
    prompt,
    kind: kind.data,
    model: { provider: provider.data, model },
    settings: settings.data,
    key,
    scriptFile,
    folder: resolve(folder),
    edit: values.edit !== undefined,
    json: values.json,
  }
}

async function generate(args: GenerateArguments, io: CommandIo): Promise<number> {
  const workspace = createWorkspace(args.folder)
  const files = await workspace.readTexts()
  if (args.edit && files.size === 0) {
    throw failure('not-found', `There is no app in ${args.folder}. Use --out to make one.`)
  }
  if (!args.edit && (await workspace.list()).length > 0) {
    throw failure(
      'invalid-input',
      `${args.folder} is not empty. Choose another folder, or use --edit to change the app in it.`,
    )
  }
  const providers = createProviderRegistry({
    settings: () => args.settings,
    keyFor: () => (args.key === undefined ? undefined : { key: args.key, shown: 'from the environment' }),
    templatesFolder,
    ...(args.scriptFile === undefined ? {} : { scriptFile: args.scriptFile }),
  })
  const progress = createProgress(args, io)
  const log = createRunLog(newId(), systemClock, (events) => events.forEach(progress.take))
  const target = createFolderTarget(workspace, files)
  const input = {
    prompt: args.prompt,
    kind: args.kind,
    model: args.model,
    files,
    contextTokens: args.settings.localContextTokens,
  }
  await performRun(input, createPipeline(providers), target, log.emit, io.signal)
  return progress.exitCode()
}

/** Tells the run on stderr in words, and with --json on stdout as it is. */
function createProgress(args: GenerateArguments, io: CommandIo) {
  let code: number = exitCodes.failed
  let written = 0
  let said = ''

  function take(event: RunEvent): void {
    if (args.json) io.stdout(JSON.stringify(event))
    switch (event.type) {
      case 'stage':
        return io.stderr(event.message)
      case 'answering':
        return io.stderr(`Answering: ${event.model.provider}, ${event.model.model}`)
      case 'text-delta':
        said += event.text
        return
      case 'file-end':
        written += 1
        return
      case 'file-reject':
        return io.stderr(`Left out ${event.path}: ${event.why}`)
      case 'run-end':
        return finish(event)
      default:
    }
  }

  function finish(event: Extract<RunEvent, { type: 'run-end' }>): void {
    if (said.trim() !== '') io.stderr(said.trim())
    if (event.error !== undefined) io.stderr(event.error.message)
    if (event.outcome === 'stopped') {
      code = exitCodes.interrupted
      io.stderr(args.edit ? 'Stopped. The app is as it was.' : `Stopped. ${fileCount(written)} kept in ${args.folder}.`)
    } else if (event.outcome === 'done' && written === 0) {
      io.stderr('No files came back.')
    } else if (event.outcome === 'done') {
      code = exitCodes.done
      io.stderr(`Done: ${fileCount(written)} in ${args.folder}`)
    }
  }

  return { take, exitCode: () => code }
}

function fileCount(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
