/** A version that is to be brought back while a change waits: it would be set aside, which is asked and never done unseen. */
import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'
import { failure } from '#shared/domain/error.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { askFirst } from '../client/connection.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/index.ts'
import { setAsideByRestore } from './draft-over.ts'
import { openedProject } from './opened-project.ts'

interface Question {
  readonly run: Pick<RunRecord, 'prompt' | 'review'>
  readonly answer: (restore: boolean) => void
}

const useQuestion = create<{ readonly question: Question | undefined }>()(() => ({ question: undefined }))

/** Throws as what was stopped does, when the user would rather not. */
async function restoreFirst(projectId: string): Promise<void> {
  const run = setAsideByRestore(openedProject(projectId)?.runs ?? [])
  if (run !== undefined && !(await ask(run))) throw failure('aborted', 'Nothing was restored.')
}

function ask(run: Question['run']): Promise<boolean> {
  useQuestion.getState().question?.answer(false)
  return new Promise((resolve) => {
    useQuestion.setState({
      question: {
        run,
        answer(restore) {
          useQuestion.setState({ question: undefined })
          resolve(restore)
        },
      },
    })
  })
}

/** Once in the window: whatever restores there asks here, the ways back of toasts too. */
export function RestoreFirst(): ReactNode {
  const { question } = useQuestion()
  useEffect(() => askFirst('version.restore', ({ projectId }) => restoreFirst(projectId)), [])
  if (question === undefined) return null
  const { run, answer } = question
  const prompt = named(run.prompt)
  return (
    <Dialog
      open
      onClose={() => answer(false)}
      title={t(run.review === undefined ? 'review.restoreDraft' : 'review.restoreFirst')}
      description={t(run.review === undefined ? 'review.restoreDraftText' : 'review.restoreFirstText', { prompt })}
      actions={
        <>
          <Button look="line" onClick={() => answer(false)}>
            {t('projects.cancel')}
          </Button>
          <Button look="main" onClick={() => answer(true)}>
            {t('history.restore')}
          </Button>
        </>
      }
    />
  )
}

/** Its beginning, which keeps its own direction in the sentence. */
function named(prompt: string): string {
  const line = prompt.trim().replaceAll(/\s+/g, ' ')
  return `\u2068${line.length > 80 ? `${line.slice(0, 79)}…` : line}\u2069`
}
