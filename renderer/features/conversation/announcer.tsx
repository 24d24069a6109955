/** Tells screen readers how a run goes: each wait, its start, each file that is done, its end; politely, and never its tokens. */
import { appOf } from '#shared/contract/run-app.ts'
import type { RunView, RunViewWait } from '#shared/contract/run-view.ts'
import type { RunApp } from '#shared/domain/run.ts'
import { useRunPart } from '../../client/use-run.ts'
import { t } from '../../words/index.ts'
import { fallbackText } from './turn-words.ts'
import { sharedText, waitText, waitTime } from './wait-words.ts'

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
  if (view.packagesAsked !== undefined) return packages(view.packagesAsked)
  const app = appOf(view)
  if (app !== undefined) return appNews(view, app)
  if (last !== undefined) return t('conversation.announceFile', { path: last.path })
  if (view.firstTokenAt !== undefined) return t('conversation.announceStart')
  return view.path.fallback === undefined ? '' : fallbackText(view.path.fallback)
}

function packages(asked: readonly string[]): string {
  return t('run.saidPackages', { question: t('run.packages', { count: asked.length }), packages: asked.join(', ') })
}

/** Its screens, not its files. */
function appNews(view: RunView, { screens }: RunApp): string {
  const last = view.screens.at(-1)
  const title = screens.find(({ id }) => id === last?.id)?.title
  if (last !== undefined && title !== undefined) {
    return last.state === 'ready' ? t('run.saidReady', { title }) : t('run.saidFailed', { title })
  }
  if (screens[0]?.state === 'ready') return t('run.saidRuns')
  return view.plan?.react === undefined ? '' : t('run.saidPlan', { count: screens.length })
}

/** With the time that it takes in all: what is left of it changes each second, and is not said each second. */
function waiting(wait: RunViewWait): string {
  const parts = [waitText(wait), waitTime(wait, wait.sinceMs), sharedText(wait)]
  return parts.filter((part) => part !== undefined).join(' ')
}

function ending(view: RunView): string {
  const { outcome, files } = view
  const made = appOf(view)?.screens.filter(({ state }) => state === 'ready').length
  if (outcome === 'done' && made !== undefined) return t('run.saidDone', { count: made })
  const end = {
    done: t('conversation.announceDone'),
    stopped: t('conversation.announceStopped'),
    failed: t('conversation.announceFailed'),
    truncated: t('conversation.announceTruncated'),
  }[outcome ?? 'done']
  return files.length === 0 ? end : `${end} ${t('conversation.announceFiles', { count: files.length })}`
}
