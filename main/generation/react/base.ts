/** The base of the app: its shell and home screen, and working versions of all that its screens share. */
import { toAppError } from '#shared/domain/error.ts'
import { planText, type ReactPlan } from '#shared/domain/react-plan.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import { componentPath } from './code-component.ts'
import { storePath } from './code-data.ts'
import { screenPath } from './code-screens.ts'
import { endsRun } from './fatal.ts'
import { basePlaces } from './places.ts'
import type { BuildError } from './ports.ts'
import { baseMessages } from './prompts.ts'
import { dependenciesOf, ownFiles } from './scaffold.ts'
import type { Session } from './session.ts'
import { exportsName, sourceProblems } from './source-problems.ts'

/**
 * Asks for it, over the version by rules that is there already. What the model leaves out, or what does not build, stays as
 * the rules have it: everything that a screen imports exists, whatever happens. Resolves to whether the app
 * builds then. Throws only what ends the run.
 */
export async function makeBase(session: Session, signal: AbortSignal): Promise<boolean> {
  const { plan, template, stages, input } = session
  stages.enter('generating-base', `Writing ${planText(plan.name, plan.language)}`)
  const messages = baseMessages(input.prompt, template, { plan, packages: session.packages() }, session.attached)
  const before = new Set(session.written.keys())
  const started = new Map(session.files)
  const written = (): string[] =>
    [...session.files].filter(([path, text]) => started.get(path) !== text).map(([path]) => path)
  const all = (): string[] => [...new Set([...before, ...written()])]
  try {
    await session.takePart(
      { purpose: 'app', step: { name: 'base', plan }, messages },
      basePlaces(plan, template),
      signal,
      'together',
    )
  } catch (thrown) {
    if (!signal.aborted && !endsRun(toAppError(thrown))) return await settle(session, all(), signal)
    // Half of a base does not go with the rest of the app by rules: what is left behind runs.
    if (written().length > 0) await settle(session, all(), AbortSignal.timeout(lastBuildsMs)).catch(() => undefined)
    throwIfAborted(signal)
    throw thrown
  }
  return await settle(session, all(), signal)
}

/** A stop is not to wait for builds for longer. */
const lastBuildsMs = 3000

/** Builds; takes back what is wrong, first what is blamed, then all that a model wrote. */
async function settle(session: Session, paths: readonly string[], signal: AbortSignal): Promise<boolean> {
  const rules = ownFiles(session.plan)
  await putBack(session, await unsound(session, rules), rules)
  let built = await session.build(paths, signal)
  if (built.ok) return true
  const blamed = filesOf(built.errors).filter((path) => rules.has(path))
  if (blamed.length > 0) {
    await putBack(session, blamed, rules)
    built = await session.build(blamed, signal)
  }
  if (built.ok) return true
  await putBack(session, [...rules.keys()], rules)
  return (await session.build([...rules.keys()], signal)).ok
}

async function putBack(session: Session, paths: readonly string[], rules: ReadonlyMap<string, string>): Promise<void> {
  for (const path of paths) {
    const text = rules.get(path)
    if (text !== undefined && session.files.get(path) !== text) await session.write(path, text)
  }
}

/**
 * Those that are wrong in a way which a build does not notice, as no screen imports them yet. One that is put back may leave
 * another without what it imports, so it is looked at until nothing changes.
 */
async function unsound(session: Session, rules: ReadonlyMap<string, string>): Promise<string[]> {
  const { plan, files, template } = session
  const known = new Set(dependenciesOf(template))
  const sound = new Map(files)
  const wrong: string[] = []
  for (let before = -1; before !== wrong.length;) {
    before = wrong.length
    for (const [path, text] of rules) {
      if (wrong.includes(path) || sound.get(path) === text) continue
      const problems = await sourceProblems(path, {
        files: sound,
        hasPackage: (name) => known.has(name) || session.versionOf(name) !== undefined,
      })
      if (problems.length === 0 && offersWhatIsPlanned(plan, path, sound.get(path) ?? '')) continue
      wrong.push(path)
      sound.set(path, text)
    }
  }
  return wrong
}

function offersWhatIsPlanned(plan: ReactPlan, path: string, text: string): boolean {
  if (path === storePath) return exportsName(text, 'useStore')
  if (path === screenPath('home')) return exportsName(text, 'default')
  const component = plan.components.find((one) => componentPath(one) === path)
  return component === undefined || exportsName(text, component.name)
}

function filesOf(errors: readonly BuildError[]): string[] {
  return [...new Set(errors.flatMap(({ file }) => file ?? []))]
}
