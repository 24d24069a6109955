/** What of a build is wrong, in the order in which one mends it. Pure. */
import type { BuildProblem, BuildState } from '#shared/domain/build.ts'

/** Empty for a build that is as it should be. `making`: screens that are not there are still to come. */
export function problemsOf(build: BuildState | undefined, making: boolean): readonly BuildProblem[] {
  if (build === undefined) return []
  if (build.problems.length > 0) return build.problems
  return build.failedScreens
    .filter(({ absent }) => !(making && absent === true))
    .flatMap(({ path, problems }) => problems.map((problem) => ({ ...problem, file: problem.file ?? path })))
}

/** `src/app.tsx:3`, or undefined where nobody knows. */
export function placeOf({ file, line }: Pick<BuildProblem, 'file' | 'line'>): string | undefined {
  if (file === undefined) return undefined
  return line === undefined ? file : `${file}:${line}`
}
