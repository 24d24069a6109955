/**
 * Kills a writing process 200 times and checks after each that nothing acknowledged was lost: `npm run soak [-- COUNT]`.
 * Every 25 rounds it begins with fresh data, so that small and large databases are both met.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTrial } from '../main/projects/durability/trial.ts'

const wanted = Number(process.argv[2] ?? 200)
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error('usage: npm run soak [-- COUNT]   COUNT: how many kills, 200 by default')
  process.exit(2)
}

const roundsPerFolder = 25
const total = { kills: 0, finished: 0, versions: 0, events: 0 }
const startedAt = Date.now()

while (total.kills < wanted) {
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-soak-'))
  const trial = createTrial(folder)
  try {
    for (let round = 0; round < roundsPerFolder && total.kills + trial.counts.kills < wanted; round += 1) await trial.round()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nThe data is kept in ${folder}`)
    process.exit(1)
  }
  for (const name of Object.keys(total)) total[name] += trial.counts[name]
  await rm(folder, { recursive: true, force: true })
  console.log(`${total.kills} kills, ${Math.round((Date.now() - startedAt) / 1000)} s`)
}

console.log(
  `${total.kills} kills: ${total.versions} acknowledged versions and ${total.events} acknowledged events are all there; ` +
    `${total.finished} changes were cut off and finished at the next start.`,
)
