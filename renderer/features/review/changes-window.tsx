/** The window of changes: decides on what waits, or shows what became of it. */
import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showError } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import type { Asks } from './asks-note.tsx'
import { ChangesView } from './changes-view.tsx'
import { useReviewKeys } from './review-keys.ts'
import { fileBeside, isDecidable, nextOpen, progressOf } from './review-state.ts'
import type { ChangesOf, Decide, ReviewClient, ShowTexts } from './types.ts'
import { useChanges, useTexts } from './use-changes.ts'
import { useDecisions } from './use-decisions.ts'

export interface ChangesWindowProps {
  readonly client: ReviewClient
  readonly projectId: string
  readonly changes: ChangesOf
  /** The file to look at first. */
  readonly path?: string | undefined
  readonly showTexts: ShowTexts
  readonly onClose: () => void
  /** It is over: `versionId` is what was taken, if anything was; of `count` files. */
  readonly onEnd: (versionId: string | undefined, count: number) => void
}

export function ChangesWindow(props: ChangesWindowProps): ReactNode {
  const { client, projectId, changes: of, showTexts, onClose, onEnd } = props
  const { data: changes, error, refetch } = useChanges(client, projectId, of)
  const [wanted, setWanted] = useState(props.path)
  const [asks, setAsks] = useState<Asks & { readonly rest: 'accepted' | 'rejected' | undefined }>()
  const [busy, setBusy] = useState(false)
  const own = useDecisions(client, of.runId, changes, refetch)
  const files = own.files
  const file = files.find(({ path }) => path === wanted) ?? files[0]
  const { data: texts, error: unread } = useTexts(client, projectId, of, file)
  const isPending = changes?.state === 'pending'

  const work = (job: () => Promise<void>): void => {
    if (busy) return
    setBusy(true)
    void job()
      .catch(showError)
      .finally(() => {
        setBusy(false)
        refetch()
      })
  }
  const decide: Decide = (paths, decision) => {
    if (busy) return
    own.decide(paths, decision)
    setAsks(undefined)
    const [only] = paths
    if (paths.length === 1 && only !== undefined && decision !== undefined) setWanted(nextOpen(files, only))
  }
  const end = async (rest: 'accepted' | 'rejected' | undefined, anyway: boolean): Promise<void> => {
    await own.settled()
    const stamps = Object.fromEntries(files.map(({ path, stamp }) => [path, stamp]))
    const { open, accepted } = progressOf(files)
    const finished = await client.review.finish({
      ...{ runId: of.runId, stamps, anyway },
      ...(rest === undefined ? {} : { rest }),
    })
    if (finished.outcome === 'asks') {
      setAsks({ ...finished, rest })
      const [first] = finished.conflicts
      if (first !== undefined) setWanted(first)
      return
    }
    onEnd(finished.outcome === 'applied' ? finished.versionId : undefined, accepted + (rest === 'accepted' ? open : 0))
  }
  const finish = (rest: 'accepted' | 'rejected' | undefined): void => work(() => end(rest, false))
  const step = (by: 1 | -1): void => setWanted(fileBeside(files, file?.path, by))

  useReviewKeys((key) => {
    if (key === 'next' || key === 'previous') return step(key === 'next' ? 1 : -1)
    if (!isPending || file === undefined || asks !== undefined) return
    if (key === 'finish') return finish(progressOf(files).open > 0 ? 'accepted' : undefined)
    if (isDecidable(file)) decide([file.path], key === 'accept' ? 'accepted' : 'rejected')
  })

  return (
    <Dialog open onClose={onClose} title={t(isPending ? 'review.title' : 'review.seenTitle')} size="full">
      <ChangesView
        changes={changes && { ...changes, files }}
        error={error}
        file={file}
        texts={
          unread !== undefined ? (
            <Note tone="bad" title={sayError(unread)} />
          ) : texts === undefined || file === undefined ? (
            <Skeleton lines={[40, 60, 50, 70]} />
          ) : (
            showTexts({ path: file.path, before: texts.before, after: texts.after })
          )
        }
        asks={asks}
        busy={busy}
        onShow={setWanted}
        onStep={step}
        onDecide={decide}
        onFinish={finish}
        onAnyway={() => work(() => end(asks?.rest, true))}
        onBack={() => setAsks(undefined)}
        onTakeUp={() => work(async () => void (await client.review.reopen({ runId: of.runId })))}
      />
      <IconButton className="changes-close" label={t('review.close')} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </Dialog>
  )
}
