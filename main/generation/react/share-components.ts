/** Where screens have each written the same component for themselves, one file holds it for all of them. */
import { throwIfAborted } from '../../lib/abort.ts'
import { screenPath } from './code-screens.ts'
import { repeatedComponents } from './repeated-components.ts'
import type { Session } from './session.ts'

/** Changes nothing that does not build afterwards. Throws only when it is stopped. */
export async function shareComponents(session: Session, signal: AbortSignal): Promise<void> {
  const paths = session.plan.screens.map(({ id }) => screenPath(id))
  const screens = new Map(
    paths.flatMap((path) => {
      const text = session.files.get(path)
      return text === undefined ? [] : [[path, text] as const]
    }),
  )
  for (const { changes } of repeatedComponents(screens, new Set(session.files.keys()))) {
    throwIfAborted(signal)
    const before = new Map([...changes.keys()].map((path) => [path, session.files.get(path)]))
    for (const [path, text] of changes) await session.write(path, text)
    const built = await session.build([...changes.keys()], signal)
    if (built.ok) continue
    for (const [path, text] of before) if (text !== undefined) await session.write(path, text)
    await session.build([...before.keys()], signal)
    // The next ones build on this one.
    return
  }
}
