/** A fault of an app's code that was mended without a model: what was done, in a few facts. */
import { z } from 'zod'

/**
 * imported: a name that was used and not imported. import-kind: a default import for a named one, or the other way round.
 * renamed: an icon's name of today. package: the package's name as it is here. path: another file of the app was meant.
 * case: the file's name in its own letters. moved: the name is given by another module. import-twice: one of two was left out.
 * closed: what a file that ends in the middle left open. jsx-name: .ts holds elements, so it is .tsx. default-export: the
 * screen itself. linked: a page's link to its own file. ending: browsers need the name whole.
 */
export const AppFixKind = z.enum([
  'imported',
  'import-kind',
  'renamed',
  'package',
  'path',
  'case',
  'moved',
  'import-twice',
  'closed',
  'jsx-name',
  'default-export',
  'linked',
  'ending',
])
export type AppFixKind = z.infer<typeof AppFixKind>

export const AppFix = z.object({
  kind: AppFixKind,
  /** The file that was changed. */
  path: z.string(),
  /** What it is about: a name, an address, what was closed. */
  name: z.string(),
  /** Where it comes from, or what it is now. */
  to: z.string().optional(),
})
export type AppFix = z.infer<typeof AppFix>
