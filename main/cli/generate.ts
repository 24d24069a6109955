/** `kiln generate`: from a prompt to an app in a folder, without a screen. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { failure } from '#shared/domain/error.ts'
import type { ModelChoice, ProviderId, ModelRef } from '#shared/domain/model.ts'
import { AppKind } from '#shared/domain/project.ts'
import { Settings } from '#shared/domain/settings.ts'
import { withPlaceholders } from '../generation/images/with-placeholders.ts'
import { type EditFormat, editFormatFor } from '../generation/edits/edit-format.ts'
import { prepareAlone } from '../generation/context/change-contexts.ts'
import { performRun } from '../generation/perform-run.ts'
import { createRunLog } from '../generation/run-log.ts'
import { systemClock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import { createPlainPipeline } from '../pipeline/index.ts'
import { createWorkspace } from '../projects/workspace.ts'
import { chooseProvider } from './choose-provider.ts'
import { readRequestEnvironment } from '../settings/request-environment.ts'
import { nameFolders } from '../shell/data-folder.ts'
import { createFolderTarget } from './folder-target.ts'
import { changeReactApp, isReactProject, makeReactApp } from './generate-react.ts'
import { exitCodes, type CommandIo } from './io.ts'
import { createProgress } from './progress.ts'
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

  --kind page|react     what to make (default: page); --edit sees by itself what is there
  --allow-packages      of a React app: installs what it wants beyond the libraries that Kiln brings along
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
  'allow-packages': { type: 'boolean', default: false },
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
  readonly allowPackages: boolean
}

interface Values extends ProviderArguments {
  readonly kind: string
  readonly model?: string | undefined
  readonly context?: string | undefined
  readonly out?: string | undefined
  readonly edit?: string | undefined
  readonly json: boolean
  readonly 'allow-packages': boolean
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
    allowPackages: values['allow-packages'],
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
  const kind = !args.edit ? args.kind : isReactProject(files) ? 'react' : 'page'
  const isApp = kind === 'react' && !args.edit
  const progress = createProgress(args, isApp, io)
  const log = createRunLog(newId(), systemClock, (events) => events.forEach(progress.take))
  const { prompt, contextTokens } = args
  const { model, provider, local, models } = await chooseProvider(args, values, files, io)
  const facts = { local: () => local, infoOf: models.get }
  const pipeline = createPlainPipeline({ get: () => provider }, readRequestEnvironment(io.env), facts)
  const editFormat = (one: ModelRef): EditFormat => editFormatFor(one, undefined)
  const known = { factsOf: models.get, explain: models.explain, editFormatFor: editFormat }
  const context = args.edit ? { context: await prepareAlone(files, model, io.signal) } : {}
  const input = { prompt, kind, model, files, contextTokens, ...context, ...known }
  if (kind === 'page') {
    const target = withPlaceholders(createFolderTarget(workspace, files), { kind: input.kind, before: files })
    await performRun(input, pipeline, target, log.emit, io.signal)
    return progress.exitCode()
  }
  const { dataFolder } = nameFolders(values.data, io.env)
  const parts = { workspace, handler: pipeline, dataFolder, io, emit: log.emit }
  if (isApp) {
    const isModel = model.provider !== 'starter' && model.provider !== 'scripted'
    const parallel = local && isModel ? 1 : Settings.shape.screensAtOnce.parse(undefined)
    await makeReactApp({ ...input, parallel, allowPackages: args.allowPackages }, parts)
    return progress.exitCode()
  }
  const problems = await changeReactApp(input, parts)
  for (const problem of problems) io.stderr(problem)
  return problems.length === 0 ? progress.exitCode() : exitCodes.failed
}
