/** How the build stands, told quietly when its process had to be started anew. */
import type { BuildState } from '#shared/domain/build.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import type { PreviewBuild } from './types.ts'

/** Undefined until it is known, and where nothing is built. */
export function useBuildState(build: PreviewBuild | undefined): BuildState | undefined {
  const state = useSyncExternalStore(build?.subscribe ?? never, build?.get ?? nothing)
  const why = state?.restarted
  useEffect(() => {
    if (why !== undefined) showToast(t('preview.builderRestarted'))
  }, [why])
  return state
}

const never = (): (() => void) => () => undefined
const nothing = (): undefined => undefined
