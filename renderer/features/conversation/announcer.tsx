/** Tells screen readers how a run goes: its stages and its end, politely, never its tokens. */
import { useRunPart } from '../../client/use-run.ts'
import type { RunView } from '#shared/contract/run-view.ts'

const ends = { done: 'Done.', stopped: 'Stopped.', failed: 'Failed.', truncated: 'Cut off before the end.' }

/** Unseen; its text changes a few times per run. */
export function Announcer({ runId }: { readonly runId: string }) {
  const text = useRunPart(runId, announcement)
  return (
    <p className="unseen" role="status" aria-live="polite">
      {text}
    </p>
  )
}

function announcement(view: RunView): string {
  if (view.outcome === undefined) return view.stages.at(-1)?.message ?? ''
  const files = view.files.length
  return `${ends[view.outcome]} ${files === 0 ? '' : `${files} ${files === 1 ? 'file' : 'files'}.`}`
}
