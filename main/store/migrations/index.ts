/** Every migration of kiln.db, oldest first. A released one is never changed: add the next. */
import type { Migration } from '../migrate.ts'
import { first } from './0010-first.ts'
import { removalAndThumbnails } from './0020-removal-and-thumbnails.ts'
import { prompts } from './0030-prompts.ts'
import { summaries } from './0040-summaries.ts'
import { edits } from './0050-edits.ts'
import { history } from './0060-history.ts'
import { variants } from './0070-variants.ts'
import { reviews } from './0080-reviews.ts'

export const migrations: readonly Migration[] = [
  first,
  removalAndThumbnails,
  prompts,
  summaries,
  edits,
  history,
  variants,
  reviews,
]
