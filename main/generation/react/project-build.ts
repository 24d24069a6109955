/** The preview of a React project as a run builds with it. */
import type { BuildProblem } from '../../preview/react-build/messages.ts'
import type { BuildEnd, ReactProject } from '../../preview/react-build/react-project.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { BuildError, BuildOutcome, ReactBuild } from './ports.ts'
import { untilAborted } from './until-aborted.ts'

/** `address`: where the project's preview is shown. */
export function projectBuild(project: Pick<ReactProject, 'build'>, address: () => Promise<string>): ReactBuild {
  return {
    address,
    async rebuild(paths, signal) {
      throwIfAborted(signal)
      return outcomeOf(await untilAborted(project.build(paths), signal))
    },
  }
}

/** A screen that failed is loaded by itself: the app was built, and its errors are told all the same. */
function outcomeOf(end: BuildEnd): BuildOutcome {
  const problems = end.type === 'build-failed' ? end.problems : end.failedScreens.flatMap(problemsOf)
  return end.type === 'build-done' && problems.length === 0
    ? { ok: true }
    : { ok: false, errors: problems.map(errorOf) }
}

function problemsOf({
  path,
  problems,
}: {
  readonly path: string
  readonly problems: readonly BuildProblem[]
}): BuildProblem[] {
  return problems.map((problem) => ({ ...problem, file: problem.file ?? path }))
}

function errorOf({ file, line, text, hint }: BuildProblem): BuildError {
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    text: hint === undefined ? text : `${text} ${hint}`,
  }
}
