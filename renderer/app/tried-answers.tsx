/** "Try two" in a project: the line above the composer, the two answers side by side, and what was tried before. */
import { type ReactNode, useCallback, useMemo } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { client } from '../client/connection.ts'
import { useQuery } from '../client/use-query.ts'
import { costText, turnOfRecord, withView } from '../features/conversation/index.ts'
import { TextCompare } from '../features/editor/index.ts'
import { TriedList, useOpenPair, useRemoved, VariantsLine, VariantsWindow } from '../features/variants/index.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'
import { useMedia } from './use-media.ts'

const noPairs: readonly VariantListing[] = []
/** Below this, two previews beside each other show nothing of use. */
const noRoom = '(max-width: 899px)'

/** Newest first; empty without a project. */
function usePairs(projectId: string | undefined): readonly VariantListing[] {
  const { data } = useQuery(`project/${projectId ?? ''}/variants`, (signal) =>
    projectId === undefined ? Promise.resolve(noPairs) : client.variant.list({ projectId }, { signal }),
  )
  return data ?? noPairs
}

export interface Trying {
  /** Two answers, or one of them, are being written. */
  readonly live: boolean
  /** None is, and nothing was chosen yet. */
  readonly choosing: boolean
  /** Ends those that are being written. */
  readonly stop: () => void
}

export function useTrying(projectId: string | undefined): Trying {
  const pairs = usePairs(projectId)
  const ids = useMemo(
    () => pairs.flatMap(({ runs }) => runs.filter(({ state }) => state === 'running').map(({ id }) => id)),
    [pairs],
  )
  const stop = useCallback(() => {
    for (const runId of ids) client.run.stop({ runId }).catch(showError)
  }, [ids])
  const isOpen = pairs.some(({ state }) => state === 'open')
  return { live: ids.length > 0, choosing: isOpen && ids.length === 0, stop }
}

export interface TriedAnswersProps {
  readonly projectId: string
  /** A run of the conversation is changing the project. */
  readonly runLive: boolean
  readonly theme: 'dark' | 'light'
}

/** The line stands there as long as nothing was decided. */
export function TriedAnswers({ projectId, runLive, theme }: TriedAnswersProps): ReactNode {
  const pairs = usePairs(projectId)
  const { pairId, show, close } = useOpenPair()
  const narrow = useMedia(noRoom)
  const open = pairs.find(({ state }) => state === 'open')
  const removed = useRemoved(open)
  const looked = pairs.find(({ id }) => id === pairId)
  return (
    <>
      {open !== undefined && (
        <VariantsLine
          pair={open}
          removed={removed}
          onLook={() => show(open.id)}
          onDrop={() =>
            void client.variant.drop({ pairId: open.id }).then(() => showToast(t('variants.dropped')), showError)
          }
        />
      )}
      {looked !== undefined && (
        <VariantsWindow
          key={looked.id}
          client={client}
          pair={looked}
          narrow={narrow}
          runLive={runLive}
          costText={costOfRun}
          showTexts={(file) => <TextCompare {...file} theme={theme} />}
          onClose={close}
          onBranched={(made) => navigate({ view: 'project', projectId: made })}
        />
      )}
    </>
  )
}

/** For the history. */
export function TriedBefore({ projectId, onLook }: { readonly projectId: string; readonly onLook: () => void }) {
  const pairs = usePairs(projectId)
  return (
    <TriedList
      pairs={pairs}
      onLook={(pairId) => {
        onLook()
        useOpenPair.getState().show(pairId)
      }}
    />
  )
}

function costOfRun(record: RunRecord, view: RunView | undefined): string | undefined {
  const turn = turnOfRecord(record)
  return costText(view === undefined ? turn : withView(turn, view))
}
