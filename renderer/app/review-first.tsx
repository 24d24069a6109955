/** A prompt that is sent while changes wait to be looked at: what becomes of them is asked, and never decided unseen. */
import { type ReactNode, useRef } from 'react'
import { create } from 'zustand'
import type { RunRecord } from '#shared/domain/run.ts'
import { client } from '../client/connection.ts'
import { reviewProgress, type ReviewProgress } from '../features/conversation/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showError } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { showReview } from './changes-place.tsx'
import { openedProject } from './opened-project.ts'

type Answer = 'accept' | 'aside' | 'look' | 'stay'

interface Question {
  readonly answer: ((answer: Answer) => void) | undefined
  /** How far the changes are decided. */
  readonly stage: ReviewProgress['stage']
}

const useQuestion = create<Question>()(() => ({ answer: undefined, stage: 'untouched' }))

/** What sending it along with them does to the changes. */
const acceptLabels = {
  untouched: 'review.firstAccept',
  begun: 'review.firstAcceptRest',
  decided: 'review.firstApply',
} as const

/** Whether the prompt may go now; `setAside`: the changes that wait are left out of what it starts from. */
export async function reviewFirst(projectId: string): Promise<{ send: boolean; setAside: boolean }> {
  const run = openedProject(projectId)?.runs.find(isInReview)
  if (run === undefined) return { send: true, setAside: false }
  const answer = await ask(reviewProgress(run.review).stage)
  if (answer === 'accept') return { send: await acceptAll(projectId, run.id), setAside: false }
  if (answer === 'look') showReview(projectId, run.id)
  return { send: answer === 'aside', setAside: answer === 'aside' }
}

/** A whole change that waits to be looked at. */
function isInReview({ draft, review }: Pick<RunRecord, 'draft' | 'review'>): boolean {
  return draft === 'pending' && review !== undefined
}

/** Takes all of it but what was rejected. False when something is to be known first: the window that tells it is open then. */
export async function acceptAll(projectId: string, runId: string): Promise<boolean> {
  try {
    const { outcome } = await client.review.finish({ runId, rest: 'accepted' })
    if (outcome !== 'asks') return true
  } catch (thrown) {
    showError(thrown)
  }
  showReview(projectId, runId)
  return false
}

function ask(stage: Question['stage']): Promise<Answer> {
  useQuestion.getState().answer?.('stay')
  return new Promise((resolve) => {
    useQuestion.setState({
      stage,
      answer(given) {
        useQuestion.setState({ answer: undefined })
        resolve(given)
      },
    })
  })
}

/** Once in the window. */
export function ReviewFirst(): ReactNode {
  const { answer, stage } = useQuestion()
  const main = useRef<HTMLButtonElement>(null)
  if (answer === undefined) return null
  return (
    <Dialog
      open
      onClose={() => answer('stay')}
      title={t('review.first')}
      description={t('review.firstText')}
      initialFocus={main}
      actions={
        <>
          <Button look="line" title={t('review.firstAsideHint')} onClick={() => answer('aside')}>
            {t('review.firstAside')}
          </Button>
          <Button look="line" onClick={() => answer('accept')}>
            {t(acceptLabels[stage])}
          </Button>
          <Button ref={main} look="main" onClick={() => answer('look')}>
            {t('review.firstLook')}
          </Button>
        </>
      }
    />
  )
}
