/**
 * A studio with one run that is being answered, and says what was kept of it: it is killed in the middle.
 * `node streaming-studio.ts DATA-FOLDER`
 */
import { writeSync } from 'node:fs'
import { openCore } from '../../main/test-studio.ts'
import { model, prompt } from './known-answer.ts'

/** Later than the journal's own timer, which was set before: by then it is kept. */
const keptAfterMs = 150

const [, , dataFolder] = process.argv
if (dataFolder === undefined) throw new Error('usage: node streaming-studio.ts DATA-FOLDER')
const { client } = await openCore(dataFolder)
const started = await client.run.start({ prompt, kind: 'page', model })
say({ started })
for await (const batch of await client.run.attach({ runId: started.runId, afterSeq: -1 })) {
  const lastSeq = batch.at(-1)?.seq ?? -1
  say({ shown: lastSeq })
  setTimeout(() => say({ kept: lastSeq }), keptAfterMs)
}
say({ ended: true })

/** Straight to the pipe: what was said is said, whenever the kill comes. */
function say(report: object): void {
  writeSync(1, `${JSON.stringify(report)}\n`)
}
