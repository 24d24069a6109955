/** `kiln generate`: from a prompt to an app in a folder, without a screen. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { RunEvent } from '#shared/contract/run-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { ModelChoice, ProviderId } from '#shared/domain/model.ts'
import { AppKind } from '#shared/domain/project.ts'
import { Settings } from '#shared/domain/settings.ts'
import { performRun } from '../generation/perform-run.ts'
import { createRunLog } from '../generation/run-log.ts'
import { systemClock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { createPlainPipeline } from '../pipeline/index.ts'
import { createWorkspace } from '../projects/workspace.ts'
import { chooseProvider } from './choose-provider.ts'
import { readRequestEnvironment } from '../settings/request-environment.ts'
import { createFolderTarget } from './folder-target.ts'
import { exitCodes, type CommandIo } from './io.ts'
import {
  type ProviderArguments,
  providerHelp,
  providerOptions,
  readProviderId,
  WrongUsage,
} from './provider-arguments.ts'
import { orWrongUsage, runCommand } from './run-command.ts'

export const generateHelp = `kiln generate "<prompt>" (--out DIR | --edit DIR) [options]

Makes an app in a new or empty folder (--out), or changes the app in one (--edit).
A change is applied at its end, all or nothing: a failed or stopped one leaves the folder as it was.

  --kind page|react     what to make (default: page)
  --model M             the model's name; starter and scripted need none. auto: what suits the prompt best of all that
                        is ready, or of what --provider lists; says which, and why
${providerHelp}
  --context N           context window asked of a local model, in tokens (default: 16384)
  --json                every event of the run on stdout, a JSON object a line
  --help

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`

const options = {
  ...providerOptions,
  kind: { type: 'string', default: 'page' },
  model: { type: 'string' },
  context: { type: 'string' },
  out: { type: 'string' },
  edit: { type: 'string' },
} as const

export async function runGenerate(args: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(
    'generate',
    () => args.includes('--json'),
    io,
    async () => {
      const { values, positionals } = orWrongUsage(() =>
        parseArgs({ args: [...args], options, allowPositionals: true }),
      )
      if (values.help) return io.stdout(generateHelp)
      return generate(readArguments(values, positionals, io.env), values, io)
    },
  )
}

interface GenerateArguments {
  readonly prompt: string
  readonly kind: AppKind
  readonly model: ModelChoice
  /** Who answers; absent where any may. */
  readonly provider: ProviderId | undefined
  readonly contextTokens: number
  readonly folder: string
  readonly edit: boolean
  readonly json: boolean
}

interface Values extends ProviderArguments {
  readonly kind: string
  readonly model?: string | undefined
  readonly context?: string | undefined
  readonly out?: string | undefined
  readonly edit?: string | undefined
  readonly json: boolean
}

function readArguments(values: Values, positionals: readonly string[], env: CommandIo['env']): GenerateArguments {
  const prompt = positionals.join(' ').trim()
  if (prompt === '') throw new WrongUsage('Say what to make: kiln generate "a todo list" --out my-app')
  const kind = AppKind.safeParse(values.kind)
  if (!kind.success) throw new WrongUsage(`--kind is page or react, not "${values.kind}".`)
  const folder = values.out ?? values.edit
  if (folder === undefined || folder === '') {
    throw new WrongUsage('Say where: --out DIR for a new app, --edit DIR to change one.')
  }
  if (values.out !== undefined && values.edit !== undefined) throw new WrongUsage('Give --out or --edit, not both.')
  const isScripted = (values.script ?? env.KILN_SCRIPT ?? '') !== ''
  const isAuto = values.model === 'auto'
  const usual = isAuto ? undefined : isScripted ? 'scripted' : 'starter'
  const named = values.provider ?? usual
  const id = named === undefined ? undefined : readProviderId({ ...values, provider: named })
  const model = values.model ?? (id === 'starter' || id === 'scripted' ? id : '')
  if (id !== undefined && model === '') throw new WrongUsage(`${id} needs --model. See: kiln models --provider ${id}`)
  const contextTokens = Settings.shape.localContextTokens.safeParse(
    values.context === undefined ? undefined : Number(values.context),
  )
  if (!contextTokens.success) throw new WrongUsage('--context is a number of tokens from 2048 to 262144.')
  return {
    prompt,
    kind: kind.data,
    model: isAuto || id === undefined ? 'auto' : { provider: id, model },
    provider: id,
    contextTokens: contextTokens.data,
    folder: resolve(folder),
    edit: values.edit !== undefined,
    json: values.json,
  }
}

async function generate(args: GenerateArguments, values: Values, io: CommandIo): Promise<number> {
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
  const progress = createProgress(args, io)
  const log = createRunLog(newId(), systemClock, (events) => events.forEach(progress.take))
  const { prompt, kind, contextTokens } = args
  const { model, provider, local, models } = await chooseProvider(args, values, files, io)
  const facts = { local: () => local, infoOf: models.get }
  const pipeline = createPlainPipeline({ get: () => provider }, readRequestEnvironment(io.env), facts)
  const target = createFolderTarget(workspace, files)
  const known = { factsOf: models.get, explain: models.explain }
  await performRun({ prompt, kind, model, files, contextTokens, ...known }, pipeline, target, log.emit, io.signal)
  return progress.exitCode()
}

/** Tells the run on stderr in words, and with --json on stdout as it is. */
function createProgress(args: GenerateArguments, io: CommandIo) {
  let code: number = exitCodes.failed
  let written = 0
  let said = ''
  /** What the last attempt failed with: said with the wait that follows, or at the end. */
  let failed = ''

  function take(event: RunEvent): void {
    if (args.json) io.stdout(JSON.stringify(event))
    switch (event.type) {
      case 'stage':
        return io.stderr(event.message)
      case 'answering':
        return io.stderr(`Answering: ${event.model.provider}, ${event.model.model}`)
      case 'attempt-failed':
        failed = `${event.error.message} `
        return
      case 'wait':
        return io.stderr(waitWords(event, failed))
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

function waitWords({ reason, untilMs, at }: Extract<RunEvent, { type: 'wait' }>, failed: string): string {
  if (reason === 'loading') return 'The model is being loaded…'
  const seconds = untilMs === undefined ? undefined : Math.max(1, Math.round((untilMs - at) / 1000))
  return `${failed}Trying again${seconds === undefined ? '' : ` in ${seconds} s`}.`
}

function fileCount(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
