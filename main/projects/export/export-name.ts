/** What an exported file is called: after the project, as every system takes it. */
import { slugOf } from '../folders.ts'

/** `extension` without its dot. */
export function exportName(projectName: string, extension: string): string {
  return `${slugOf(projectName)}.${extension}`
}
