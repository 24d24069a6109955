/** What a benchmark is: a run that gives samples. */
import type { Samples } from './stats.ts'

export interface BenchContext {
  /** A deliberate slow-down in ms, to show that a verdict can flip; 0 normally. Each measure adds it to its own work. */
  readonly slowMs: number
  /** For progress; results are printed by the runner. */
  note(line: string): void
}

export interface Benchmark {
  run(context: BenchContext): Promise<readonly Samples[]>
}

/** Burns `ms` of this thread: the slow-down of CPU-bound measures. */
export function burn(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}
