/** One measure in this process, which `index.ts` starts: its name, its slow-down in ms; its samples go to the parent. */
import { measures } from './measures.ts'

/** What is still open so long after the samples were sent holds up nobody. */
const lingerMs = 5_000

// Not to go on, with a browser and servers, when whoever wanted the figures is gone.
process.on('disconnect', () => setTimeout(() => process.exit(), lingerMs).unref())

// The longest takes three minutes: what waits for something that does not come must not hold up the rest.
setTimeout(() => {
  process.stderr.write('  It did not come to its end within ten minutes.\n')
  process.exit(1)
}, 600_000).unref()

const [name = '', slow = '0'] = process.argv.slice(2)
const measure = await measures[name]?.()
if (measure === undefined) throw new Error(`There is no measure ${name}.`)
const note = (line: string): void => void process.stderr.write(`  ${line}\n`)
const samples = await measure.run({ slowMs: Number(slow), note })
process.send?.(samples, () => process.disconnect())
