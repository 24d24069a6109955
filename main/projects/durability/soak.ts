/**
 * Kills a writing process many times and checks after each that nothing acknowledged was lost: `npm run soak [-- COUNT]`.
 * Now and then it begins with fresh data, so that small and large databases are both met.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTrial } from './trial.ts'

const roundsPerFolder = 25

async function soak(wanted: number): Promise<void> {
  const total = { kills: 0, finished: 0, versions: 0, events: 0 }
  const startedAt = Date.now()
  while (total.kills < wanted) {
    const folder = await mkdtemp(path.join(tmpdir(), 'kiln-soak-'))
    const { round, counts } = createTrial(folder)
    try {
      for (let count = 0; count < roundsPerFolder && total.kills + counts.kills < wanted; count += 1) await round()
    } catch (thrown) {
      throw new Error(`The data is kept in ${folder}`, { cause: thrown })
    }
    total.kills += counts.kills
    total.finished += counts.finished
    total.versions += counts.versions
    total.events += counts.events
    await rm(folder, { recursive: true, force: true })
    process.stdout.write(`${total.kills} kills, ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
  }
  process.stdout.write(
    `${total.kills} kills: ${total.versions} acknowledged versions and ${total.events} acknowledged events are all there; ` +
      `${total.finished} changes were cut off and finished at the next start.\n`,
  )
}

const wanted = Number(process.argv[2] ?? 200)
if (Number.isInteger(wanted) && wanted > 0) {
  await soak(wanted)
} else {
  process.stderr.write('usage: npm run soak [-- COUNT]   COUNT: how many kills, 200 by default\n')
  process.exitCode = 2
}
