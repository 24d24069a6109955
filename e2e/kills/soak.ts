/** Kills answering studios many times: `npm run soak -- runs [COUNT]`. */
import { trial } from './trial.ts'

const wanted = Number(process.argv[2] ?? 200)
const ends = new Map<string, number>()
for (let count = 1; count <= wanted; count += 1) {
  const end = await trial()
  ends.set(end, (ends.get(end) ?? 0) + 1)
  if (count % 10 === 0) process.stdout.write(`${count} kills: ${describe()}\n`)
}
process.stdout.write(`${wanted} kills in the middle of an answer, nothing lost: ${describe()}\n`)

function describe(): string {
  return [...ends].map(([end, count]) => `${count} ${end}`).join(', ')
}
