/** Two versions beside each other: pictures, the files that differ, and the lines of one of them. */
import { type ReactNode, useState } from 'react'
import type { VersionFacts } from '#shared/domain/history.ts'
import type { Version } from '#shared/domain/project.ts'
import { sayError } from '../../ui/error-advice.ts'
import { FileChoice, FileChoices } from '../../ui/file-choice.tsx'
import { LineCounts } from '../../ui/line-counts.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import type { HistoryClient, ShowTexts } from './types.ts'
import { type Sides, useCompare, useTexts } from './use-compare.ts'
import { VersionPicture } from './version-picture.tsx'

export interface ComparePaneProps {
  readonly client: HistoryClient
  readonly projectId: string
  readonly before: Version
  /** Undefined: the project as it is now. */
  readonly after: Version | undefined
  readonly newest: Version | undefined
  readonly facts: ReadonlyMap<string, VersionFacts>
  readonly showTexts: ShowTexts
}

export function ComparePane({
  client,
  projectId,
  before,
  after,
  newest,
  facts,
  showTexts,
}: ComparePaneProps): ReactNode {
  const [wanted, setWanted] = useState<string>()
  const sides: Sides = { projectId, from: before.id, to: after?.id }
  const stamp = newest?.id ?? ''
  const { data: files, error } = useCompare(client, sides, stamp)
  const file = files?.find(({ path }) => path === wanted) ?? files?.[0]
  const pictured = [before, after ?? newest].filter((side) => side !== undefined)
  return (
    <div className="compare">
      <div className="compare-pictures">
        {pictured.map((side, index) => (
          <figure key={index}>
            <VersionPicture
              client={client}
              projectId={projectId}
              versionId={side.id}
              at={facts.get(side.id)?.thumbnailAt}
              label={t('history.picture', { number: side.number })}
            />
            <figcaption className="small faint">
              {index === 1 && after === undefined ? t('history.asNow') : t('history.number', { number: side.number })}
            </figcaption>
          </figure>
        ))}
      </div>
      {error !== undefined && <Note tone="bad" title={sayError(error)} />}
      {files === undefined && error === undefined && <Skeleton lines={[40, 60, 50]} />}
      {files?.length === 0 && <p className="dim compare-same">{t('history.same')}</p>}
      {files !== undefined && file !== undefined && (
        <>
          <FileChoices label={t('history.changedFiles')}>
            {files.map((one) => (
              <FileChoice key={one.path} path={one.path} chosen={one === file} onChoose={() => setWanted(one.path)}>
                <span className="small faint">{t(`history.change.${one.change}`)}</span>
                {!one.binary && <LineCounts {...one} />}
              </FileChoice>
            ))}
          </FileChoices>
          {file.binary ? (
            <p className="dim compare-same">{t('history.binary')}</p>
          ) : (
            <Texts client={client} sides={sides} path={file.path} stamp={stamp} showTexts={showTexts} />
          )}
        </>
      )}
    </div>
  )
}

interface TextsProps {
  readonly client: HistoryClient
  readonly sides: Sides
  readonly path: string
  readonly stamp: string
  readonly showTexts: ShowTexts
}

function Texts({ client, sides, path, stamp, showTexts }: TextsProps): ReactNode {
  const { data, error } = useTexts(client, sides, path, stamp)
  if (error !== undefined) return <Note tone="bad" title={sayError(error)} />
  return (
    <div className="compare-texts" data-testid="history-texts">
      {data === undefined ? <Skeleton lines={[40, 60, 50, 70]} /> : showTexts({ path, ...data })}
    </div>
  )
}
