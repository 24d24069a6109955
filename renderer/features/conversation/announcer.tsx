/** Tells screen readers how a run goes: each wait, its start, each file that is done, its end; politely, and never its tokens. */
import type { RunView, RunViewWait } from '#shared/contract/run-view.ts'
import { useRunPart } from '../../client/use-run.ts'
import { t } from '../../words/index.ts'
import { fallbackText } from './turn-words.ts'
import { waitText, waitTime } from './wait-words.ts'

/** Unseen; its text changes a few times per run. */
export function Announcer({ runId }: { readonly runId: string | undefined }) {
  const text = useRunPart(runId, announcement)
  return (
    <p className="unseen" role="status" aria-live="polite">
      {text}
    </p>
  )
}

/** What was last worth saying. */
export function announcement(view: RunView): string {
  if (view.outcome !== undefined) return ending(view)
  const last = view.files.findLast(({ whole }) => whole)
  if (view.wait !== undefined) return waiting(view.wait)
  if (last !== undefined) return t('conversation.announceFile', { path: last.path })
  if (view.firstTokenAt !== undefined) return t('conversation.announceStart')
  return view.path.fallback === undefined ? '' : fallbackText(view.path.fallback)
}

/** With the time that it takes in all: what is left of it changes each second, and is not said each second. */
function waiting(wait: RunViewWait): string {
  return [waitText(wait), waitTime(wait, wait.sinceMs)].filter((part) => part !== undefined).join(' ')
}

function ending({ outcome, files }: RunView): string {
  const end = {
    done: t('conversation.announceDone'),
    stopped: t('conversation.announceStopped'),
    failed: t('conversation.announceFailed'),
    truncated: t('conversation.announceTruncated'),
  }[outcome ?? 'done']
  return files.length === 0 ? end : `${end} ${t('conversation.announceFiles', { count: files.length })}`
}
