/** Turns of changes that were to be looked at before they were written. */
import type { RunReview } from '#shared/domain/review.ts'
import type { Turn } from '../features/conversation/index.ts'

const file = { added: 12, removed: 3, whole: true, writing: false }
const files: RunReview['files'] = [
  { path: 'index.html', change: 'changed' },
  { path: 'app.css', change: 'changed' },
  { path: 'old.js', change: 'removed' },
]

/** `done`: a turn that was answered. */
export function reviewTurns(done: Turn): Readonly<Record<string, Turn>> {
  const shown = [
    { ...file, path: 'index.html' },
    { ...file, path: 'app.css' },
  ]
  const own: Turn = { ...done, id: 'review', mode: 'edit', draft: 'pending', files: shown, review: { files } }
  const [page, ...rest] = files
  const partly = page === undefined ? files : [{ ...page, decision: 'accepted' as const }, ...rest]
  const rejected = files.map((one) => ({ ...one, decision: 'rejected' as const }))
  const mixed = partly.map((one) => ({ ...one, decision: one.decision ?? ('rejected' as const) }))
  return {
    'changes to look at': own,
    'changes to look at: partly decided': { ...own, id: 'review-partly', review: { files: partly } },
    'changes looked at: a part was taken': {
      ...own,
      ...{ id: 'review-done', draft: 'applied', versionId: '2', undoTo: '1' },
      review: { files: mixed },
    },
    'changes looked at: nothing was taken': {
      ...own,
      ...{ id: 'review-nothing', draft: 'discarded' },
      review: { files: rejected },
    },
    'changes to look at: set aside': { ...own, id: 'review-aside', draft: 'replaced' },
    'a change that was applied at once': {
      ...own,
      ...{ id: 'applied', draft: 'none', versionId: '2', undoTo: '1', review: undefined },
    },
  }
}
