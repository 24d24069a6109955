/** The screens beside home, several at a time: each its own request, its own file, its own fate. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { PlanScreen } from '#shared/domain/react-plan.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import { absentScreen, screenPath } from './code-screens.ts'
import { endsRun } from './fatal.ts'
import { mendFiles } from './mend-files.ts'
import { screenPlaces } from './places.ts'
import type { BuildError } from './ports.ts'
import { repairMessages, screenMessages } from './prompts.ts'
import { codeInProse } from './code-in-prose.ts'
import type { Session } from './session.ts'
import { exportsName } from './source-problems.ts'
import { lockedScreen } from './users-files.ts'

export interface ScreensResult {
  readonly failed: readonly { readonly id: string; readonly error: AppError }[]
}

/** Makes those screens, `parallel` at a time, in the plan's order. Throws only when it is stopped. */
export async function makeScreens(
  session: Session,
  ids: readonly string[],
  parallel: number,
  signal: AbortSignal,
): Promise<ScreensResult> {
  const { plan, stages, emit } = session
  const all = plan.screens.length - 1
  let settled = all - ids.length
  const tell = (): void =>
    stages.enter('generating-screens', `${settled} of ${all} screens`, settled / Math.max(1, all))
  const waiting = plan.screens.filter(({ id }) => ids.includes(id))
  const claims = new Map<string, string>()
  const failed: { id: string; error: AppError }[] = []
  /** No other screen would be answered either. */
  let end: AppError | undefined
  tell()

  async function work(): Promise<void> {
    for (let screen = waiting.shift(); screen !== undefined; screen = waiting.shift()) {
      throwIfAborted(signal)
      const error = end ?? (await makeScreen(session, screen, claims, signal))
      if (error === undefined) {
        emit({ type: 'screen-ready', screen: screen.id })
      } else {
        if (endsRun(error)) end ??= error
        failed.push({ id: screen.id, error })
        await standIn(session, screen, signal)
        emit({ type: 'screen-failed', screen: screen.id, error: session.input.explain?.(error) ?? error })
      }
      settled += 1
      tell()
    }
  }

  const workers = Array.from({ length: Math.max(1, parallel) }, work)
  // A stop is thrown only when nobody writes any more.
  await Promise.allSettled(workers)
  await Promise.all(workers)
  return { failed }
}

/** Undefined when it is there and was built, else why not. Throws only when it is stopped. */
async function makeScreen(
  session: Session,
  screen: PlanScreen,
  claims: Map<string, string>,
  signal: AbortSignal,
): Promise<AppError | undefined> {
  const { plan, template, input } = session
  // What was allowed may be used from here on.
  await session.settledPackages(signal)
  const path = screenPath(screen.id)
  const { users } = session
  if (await users.isTheirs(path)) return await theirFate(session, path, signal)
  const place = screenPlaces(screen.id, new Map(session.files), claims)
  const first = screenMessages(
    input.prompt,
    template,
    { plan, files: session.files, packages: session.packages() },
    screen.id,
  )

  async function ask(name: 'screen' | 'repair', messages: typeof first): Promise<readonly BuildError[]> {
    const step = { name, plan, screen: screen.id }
    const part = await session.takePart({ purpose: name, step, messages }, place, signal)
    if (users.why(path) !== undefined) return []
    if (!part.files.has(path)) {
      const code = codeInProse(part.prose())
      if (code === undefined) return [{ file: path, text: 'The answer has no such file.' }]
      await session.write(path, code)
    }
    const written = [...new Set([path, ...part.files.keys()])]
    const errors = await errorsOf(session, written, signal)
    if (errors.length === 0 || !(await mendFiles(session, written))) return errors
    return errorsOf(session, written, signal)
  }

  try {
    const errors = await ask('screen', first)
    if (users.why(path) !== undefined) return await theirFate(session, path, signal)
    if (errors.length === 0) return undefined
    const written = session.written.get(path) ?? ''
    const left = await ask('repair', repairMessages(first, path, written, errors))
    if (users.why(path) !== undefined) return await theirFate(session, path, signal)
    return left.length === 0 ? undefined : failure('provider', sentence(left), { detail: path }).error
  } catch (thrown) {
    throwIfAborted(signal)
    return toAppError(thrown)
  }
}

/** Of a screen whose file the run leaves alone: it is there if the user has written it and it builds. */
async function theirFate(session: Session, path: string, signal: AbortSignal): Promise<AppError | undefined> {
  if (session.users.why(path) === 'locked') return lockedScreen(path)
  const errors = await errorsOf(session, [path], signal)
  return errors.length === 0 ? undefined : failure('provider', sentence(errors), { detail: path }).error
}

/** What is wrong with these files, by a build and by what the routes need of them. */
export async function errorsOf(
  session: Session,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly BuildError[]> {
  const [path = ''] = paths
  if (!exportsName(session.files.get(path) ?? '', 'default'))
    return [{ file: path, text: 'The file has no default export: the screen itself must be it.' }]
  let built = await session.build(paths, signal)
  // The process that builds was lost: nothing is known of these files.
  if (!built.ok && built.errors.every(({ file }) => file === undefined)) built = await session.build(paths, signal)
  if (built.ok) return []
  // Screens are built beside each other: what is wrong with another one is its own affair.
  return built.errors.filter(({ file }) => file === undefined || paths.includes(file))
}

async function standIn(session: Session, screen: PlanScreen, signal: AbortSignal): Promise<void> {
  const path = screenPath(screen.id)
  await session.write(path, absentScreen(screen, 'failed'))
  await session.build([path], signal)
}

function sentence(errors: readonly BuildError[]): string {
  const [first] = errors
  const place =
    first?.file === undefined ? '' : ` (${first.file}${first.line === undefined ? '' : `, line ${first.line}`})`
  return `The screen did not build, also after a repair: ${first?.text ?? 'no reason was given'}${place}`
}
