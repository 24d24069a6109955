/** Puts one of two answers over the app in a preview of its own; nothing of it is written to the project. */
import type { AppKind } from '#shared/domain/project.ts'
import type { Overlay } from '../../preview/preview.ts'
import { withPlaceholders } from '../images/with-placeholders.ts'
import type { RunTarget } from '../perform-run.ts'

export interface VariantTargetParts {
  readonly overlay: Overlay
  readonly kind: AppKind
  /** The app as it is, path to text; empty for a new one. */
  readonly before: ReadonlyMap<string, string>
}

/** Pictures that the answer names are drawn, as for any other; nobody makes real ones before it is kept. */
export function createVariantTarget({ overlay, kind, before }: VariantTargetParts): RunTarget {
  const shadow: RunTarget = {
    fileStart: (path) => overlay.start(path),
    fileDelta: (path, text) => overlay.append(path, text),
    async fileEnd(path) {
      overlay.end(path)
    },
    fileDrop: (path) => overlay.drop(path),
    async finish() {
      overlay.finish()
      return {}
    },
  }
  return withPlaceholders(shadow, { kind, before })
}
