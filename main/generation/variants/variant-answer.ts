/** What one of two answers has come to: its files, from the journal. */
import type { RunViewFile } from '#shared/contract/run-view.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { Overlay } from '../../preview/preview.ts'
import type { Store } from '../../store/store.ts'
import { placeholdersFor } from '../images/with-placeholders.ts'
import { viewOfRun } from '../journal-view.ts'

export interface VariantAnswer {
  /** As they came, with one that was cut off. */
  readonly files: readonly RunViewFile[]
  /** The whole ones, path to text. */
  readonly whole: ReadonlyMap<string, string>
  /** Files that go. */
  readonly removed: readonly string[]
}

/** Empty for a run that has not come to any file. */
export function answerOf(store: Pick<Store, 'journal'>, runId: string): VariantAnswer {
  const { files, removed } = viewOfRun(store, runId)
  const whole = new Map(files.filter((file) => file.whole).map(({ path, text }) => [path, text]))
  return { files, whole, removed }
}

/** Lays an answer that has ended over what it changes. `isThere`: whether the app has a file already. */
export function layOver(
  overlay: Overlay,
  kind: AppKind,
  { files, whole }: VariantAnswer,
  isThere: (path: string) => boolean,
): void {
  for (const { path, text, whole: isWhole } of files) {
    overlay.start(path)
    overlay.append(path, text)
    if (isWhole) overlay.end(path)
  }
  for (const [path, text] of placeholdersFor(kind, whole, isThere)) {
    overlay.start(path)
    overlay.append(path, text)
    overlay.end(path)
  }
  overlay.finish()
}
