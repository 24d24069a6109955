/** The exported app names what it imports: models import what the studio has without saying so in the plan. */
import { dependenciesOf, withPackages } from './scaffold.ts'
import type { Session } from './session.ts'
import { importedPackages } from './source-problems.ts'

/** Adds to package.json, with its exact version, each package that the app's code imports and that is not named there. */
export async function nameUsedPackages(session: Session): Promise<void> {
  const path = 'package.json'
  const manifest = session.files.get(path) ?? '{}'
  const named = new Set(dependenciesOf({ files: session.files }))
  const versions: Record<string, string> = {}
  for (const [file, text] of session.files) {
    if (!/^src\/.*\.tsx?$/.test(file)) continue
    for (const name of importedPackages(text)) {
      const version = named.has(name) ? undefined : session.versionOf(name)
      if (version !== undefined) versions[name] = version
    }
  }
  if (Object.keys(versions).length > 0) await session.write(path, withPackages(manifest, versions), 'silent')
}
