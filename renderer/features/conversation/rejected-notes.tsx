/** Files of an answer that were not taken: the user's own that were left as they are, and those that could not be files. */
import type { FileCause, RejectedFile } from '#shared/domain/run.ts'
import { Note } from '../../ui/note.tsx'
import { t } from '../../words/index.ts'

const titles = { changed: 'conversation.leftChanged', locked: 'conversation.leftLocked' } as const

/** One note for all of a cause, as several of them are one thing to know; one each for the others. */
export function RejectedNotes({ files }: { readonly files: readonly RejectedFile[] }) {
  return (
    <>
      <LeftNote files={files} cause="changed" />
      <LeftNote files={files} cause="locked" />
      {files.map(({ path, why, cause }) =>
        cause === undefined ? (
          <Note key={path} tone="warn" title={t('conversation.notTaken', { path })}>
            <span dir="auto">{why}</span>
          </Note>
        ) : null,
      )}
    </>
  )
}

function LeftNote({ files, cause }: { readonly files: readonly RejectedFile[]; readonly cause: FileCause }) {
  const paths = [...new Set(files.flatMap((file) => (file.cause === cause ? [file.path] : [])))]
  if (paths.length === 0) return null
  return (
    <Note title={t(titles[cause], { count: paths.length })}>
      {paths.map((path) => (
        <div key={path} className="mono small">
          <bdi dir="ltr">{path}</bdi>
        </div>
      ))}
    </Note>
  )
}
