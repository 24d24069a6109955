/** What a studio in a spec hands to the user's downloads. */
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LaunchedStudio } from './launch.ts'

/** The file that `start` has saved. Electron asks where to, so it is told before. */
export async function downloaded(
  launched: LaunchedStudio,
  start: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  if (launched.application === undefined) {
    const [download] = await Promise.all([launched.page.waitForEvent('download'), start()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'kiln-download-'))
  const saved = launched.application.evaluate(
    ({ session }, into) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(`${into}/${item.getFilename()}`)
          item.once('done', () => resolve(item.getFilename()))
        })
      }),
    folder,
  )
  await start()
  const name = await saved
  return { name, bytes: await readFile(path.join(folder, name)) }
}
