/**
 * Moves projects for ever, until it is killed: all to another folder and back, one into the trash and out again.
 * `node mover.ts DATA ONE OTHER` says `ready` on stdout when it begins.
 */
import { systemClock } from '../../lib/clock.ts'
import { openStore } from '../../store/store.ts'
import { createProjects } from '../projects.ts'

const [data = '', one = '', other = ''] = process.argv.slice(2)
const store = openStore(data)
const projects = createProjects({ store, projectsFolder: one, clock: systemClock })
await projects.recover()
process.stdout.write('ready\n')
for (;;) {
  for (const folder of [other, one]) {
    await projects.moveAll(folder, (_, job) => job(), new AbortController().signal)
    const [{ id } = { id: '' }] = projects.list()
    await projects.remove(id)
    await projects.undoRemove(id)
  }
}
