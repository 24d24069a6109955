/** A problem in a file, as the panel shows it. */

export interface Problem {
  readonly path: string
  /** From 1, as editors count. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly message: string
  readonly severity: 'error' | 'warning'
  /** Which language says so: css, js… */
  readonly source: string
}

export interface ProblemCounts {
  readonly errors: number
  readonly warnings: number
}

export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: problems.length - errors }
}

/** By file, in the order of paths; within a file, errors first, then from top to bottom. */
export function byFile(problems: readonly Problem[]): (readonly [string, readonly Problem[]])[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) groups.set(problem.path, [...(groups.get(problem.path) ?? []), problem])
  const rank = (problem: Problem): number => (problem.severity === 'error' ? 0 : 1)
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, found]) => [
      path,
      found.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column),
    ])
}
