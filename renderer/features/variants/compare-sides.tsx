/** Both answers beside each other, file by file: what one wrote otherwise than the other. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { FileChoice, FileChoices } from '../../ui/file-choice.tsx'
import { t } from '../../words/index.ts'
import { comparedFiles, type ComparedText } from './compared.ts'
import type { ShowTexts, VariantsClient } from './types.ts'

export interface CompareSidesProps {
  readonly client: VariantsClient
  readonly pair: VariantListing
  readonly views: readonly [RunView | undefined, RunView | undefined]
  readonly showTexts: ShowTexts
}

/** A file that only one of them changed is held against the app as it was. */
export function CompareSides({ client, pair, views, showTexts }: CompareSidesProps): ReactNode {
  const [wanted, setWanted] = useState<string>()
  const [one, two] = views
  const files = useMemo(() => comparedFiles(one, two), [one, two])
  const file = files.find(({ path }) => path === wanted) ?? files[0]
  const before = useBase(client, pair.baseVersionId, file)
  if (file === undefined) return <p className="dim variant-same">{t('variants.same')}</p>
  return (
    <div className="variant-compare">
      <FileChoices label={t('variants.comparedFiles')}>
        {files.map(({ path }) => (
          <FileChoice key={path} path={path} chosen={path === file.path} onChoose={() => setWanted(path)} />
        ))}
      </FileChoices>
      <p className="small faint">{t('variants.compared')}</p>
      <div className="variant-texts" data-testid="variant-compare">
        {before !== undefined && showTexts({ path: file.path, before: file.one ?? before, after: file.two ?? before })}
      </div>
    </div>
  )
}

/** The text that the app had, where one of them left it as it was; undefined until it is known. */
function useBase(
  client: VariantsClient,
  versionId: string | undefined,
  file: ComparedText | undefined,
): string | undefined {
  const isNeeded = file !== undefined && (file.one === undefined || file.two === undefined)
  const path = file?.path ?? ''
  const [known, setKnown] = useState<{ readonly path: string; readonly text: string }>()
  useEffect(() => {
    if (!isNeeded || versionId === undefined) return undefined
    const leave = new AbortController()
    client.version.read({ versionId, path }, { signal: leave.signal }).then(
      ({ text }) => setKnown({ path, text }),
      // It had no such file.
      () => setKnown({ path, text: '' }),
    )
    return () => leave.abort()
  }, [client, versionId, path, isNeeded])
  if (!isNeeded || versionId === undefined) return ''
  return known?.path === path ? known.text : undefined
}
