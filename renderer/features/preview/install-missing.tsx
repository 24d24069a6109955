/** Offers to install the packages that a build misses: the click is the consent. */
import type { BuildProblem } from '#shared/domain/build.ts'
import { toAppError } from '#shared/domain/error.ts'
import { PackagePlus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import type { PreviewClient } from './types.ts'

export interface InstallMissingProps {
  readonly client: PreviewClient
  readonly projectId: string
  readonly problems: readonly BuildProblem[]
}

/** Nothing where no problem is one of a missing package. */
export function InstallMissing({ client, projectId, problems }: InstallMissingProps): ReactNode {
  const [isBusy, setBusy] = useState(false)
  const leave = useRef<AbortController>(undefined)
  // Who goes to another project waits for nothing here any more.
  useEffect(() => () => leave.current?.abort(), [])
  const packages = [...new Set(problems.flatMap(({ install }) => install ?? []))]
  if (packages.length === 0) return undefined

  const install = async (): Promise<void> => {
    const stop = new AbortController()
    leave.current = stop
    setBusy(true)
    try {
      await client.preview.installPackages({ projectId, packages }, { signal: stop.signal })
    } catch (thrown) {
      if (!stop.signal.aborted)
        showToast(t('preview.installFailed', { why: sayError(toAppError(thrown)) }), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" look="line" busy={isBusy} title={t('preview.installText')} onClick={() => void install()}>
      {/* The spinner takes its place: nothing moves. */}
      {!isBusy && <PackagePlus size={12} aria-hidden="true" />}
      {t('preview.install', { packages: shortList(packages) })}
    </Button>
  )
}

/** Names in their own direction. */
function shortList(packages: readonly string[]): string {
  const shown = packages.slice(0, 2).map((one) => `\u2068${one}\u2069`)
  return packages.length > 2 ? `${shown.join(', ')} +${packages.length - 2}` : shown.join(', ')
}
