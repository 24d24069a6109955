/** The exported app names what it imports: models import what the studio has without saying so in the plan. */
import { manifestFor } from './edit-rules.ts'
import type { Session } from './session.ts'

/** Adds to package.json, with its exact version, each package that the app's code imports and that is not named there. */
export async function nameUsedPackages(session: Session): Promise<void> {
  if (manifestFor(session.files, session.versionOf) === undefined) return
  await session.change('package.json', () => manifestFor(session.files, session.versionOf))
}
