/** The built command line, from process start to exit, against an empty Node. */
import { spawnSync } from 'node:child_process'
import type { Benchmark } from '../measure.ts'

const rounds = 15

export const cliStart: Benchmark = {
  async run({ slowMs }) {
    const empty: number[] = []
    const doctor: number[] = []
    for (let round = -1; round < rounds; round++) {
      const emptyMs = wall(['-e', '0'])
      const doctorMs = wall(['out/main/cli.js', 'doctor']) + slowMs
      if (round < 0) continue
      empty.push(emptyMs)
      doctor.push(doctorMs)
    }
    // The allowance is 2x an empty Node plus 150 ms: the 150 ms is laid on the baseline, halved.
    const allowed = empty.map((ms) => ms + 75)
    return [
      { name: 'kiln doctor against node -e 0 (+75 ms)', unit: 'ms', samples: doctor, baseline: allowed, limit: 2 },
    ]
  },
}

function wall(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - start
}
