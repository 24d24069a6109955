/** Two answers side by side: to be watched while they come, compared, and chosen between. */
import { Square, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import type { VariantListing } from '#shared/domain/variant.ts'
import { runFeed } from '../../client/run-feed.ts'
import { useRun } from '../../client/use-run.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TabBar, type TabItem } from '../../ui/tabs.tsx'
import { showError, showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { CompareSides } from './compare-sides.tsx'
import { canKeep, sideOf } from './side.ts'
import { SidePane } from './side-pane.tsx'
import { StateTag } from './state-tag.tsx'
import type { CostText, ShowTexts, VariantsClient } from './types.ts'
import './variants.css'

export interface VariantsWindowProps {
  readonly client: VariantsClient
  readonly pair: VariantListing
  /** There is no room for two beside each other. */
  readonly narrow: boolean
  /** A run that is none of these two is changing the project: nothing is kept meanwhile. */
  readonly runLive: boolean
  readonly costText: CostText
  readonly showTexts: ShowTexts
  readonly onClose: () => void
  /** An answer has become a project of its own. */
  readonly onBranched: (projectId: string) => void
}

type Shows = 'preview' | 'code' | 'compare'

/** 1 and 2 choose a side, Enter keeps it, Escape closes: the answers wait. */
export function VariantsWindow(props: VariantsWindowProps): ReactNode {
  const { client, pair, narrow, runLive, costText, showTexts, onClose, onBranched } = props
  const views = [useRun(pair.runIds[0]), useRun(pair.runIds[1])] as const
  const sides = [sideOf(pair, 0, views[0], costText), sideOf(pair, 1, views[1], costText)] as const
  const [shows, setShows] = useState<Shows>('preview')
  const [chosen, setChosen] = useState<0 | 1>(0)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // Once the window has taken the focus: from the side that is chosen, the keys do what they say.
    const frame = requestAnimationFrame(() => headOf(0)?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const isLive = (at: 0 | 1): boolean => sides[at].state === 'running'
  const isKeepable = (at: 0 | 1): boolean => canKeep(sides[at], views[at]?.removed.length ?? 0)
  const isOpen = pair.state === 'open'
  const isNothing = !isLive(0) && !isLive(1) && !isKeepable(0) && !isKeepable(1)

  const act = (job: Promise<unknown>, then?: () => void): void => {
    setBusy(true)
    job.then(then, showError).finally(() => setBusy(false))
  }
  const keep = (at: 0 | 1): void => {
    if (busy || runLive || !isKeepable(at)) return
    act(client.variant.keep({ pairId: pair.id, runId: pair.runIds[at] }), () => {
      showToast(t('variants.keptOne'))
      onClose()
    })
  }
  const stop = (at: 0 | 1): void => {
    client.run
      .stop({ runId: pair.runIds[at] })
      .then(() => runFeed(pair.runIds[at]).refresh())
      .catch(showError)
  }
  const onKeys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    // A number that is looked for in the code chooses no side.
    if (target?.closest('.find-widget') != null) return
    if (event.key === '1' || event.key === '2') {
      const at = event.key === '1' ? 0 : 1
      setChosen(at)
      // Where there is room for one of them, the other one comes into sight first.
      requestAnimationFrame(() => headOf(at)?.focus())
      return
    }
    const isElsewhere = target?.closest('button:not(.variant-head), a, input, textarea, [role=tab], .monaco-editor')
    if (event.key !== 'Enter' || (isElsewhere !== null && isElsewhere !== undefined)) return
    event.preventDefault()
    keep(chosen)
  }
  const pane = (at: 0 | 1): ReactNode => (
    <SidePane
      key={at}
      client={client}
      pair={pair}
      side={sides[at]}
      view={views[at]}
      number={at === 0 ? 1 : 2}
      shows={shows === 'code' ? 'code' : 'preview'}
      isChosen={chosen === at}
      isAway={narrow && chosen !== at}
      otherLive={isLive(at === 0 ? 1 : 0)}
      runLive={runLive}
      busy={busy}
      onChoose={() => setChosen(at)}
      onKeep={() => keep(at)}
      onStop={() => stop(at)}
      onHurry={() => void client.run.hurry({ runId: pair.runIds[at], how: 'now' }).catch(showError)}
      onBranch={() =>
        act(
          client.variant.branch({ runId: pair.runIds[at] }).then(({ projectId }) => {
            showToast(t('variants.branched'))
            onClose()
            onBranched(projectId)
          }),
        )
      }
    />
  )

  const tab = <Value extends string>(value: Value, at: 0 | 1): TabItem<Value> => ({
    value,
    label: (
      <span className="clip">
        {`${at + 1} · `}
        <bdi>{sides[at].model}</bdi>
      </span>
    ),
    mark: <StateTag side={sides[at]} view={views[at]} decided={!isOpen} />,
  })

  return (
    <Dialog open onClose={onClose} title={t('variants.window')} size="full">
      <div className="variants" data-testid="variants" onKeyDown={onKeys}>
        <IconButton
          className="variants-close"
          label={t(isOpen ? 'variants.close' : 'variants.closeDecided')}
          shortcut="Escape"
          onClick={onClose}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
        {pair.by === 'models' && (
          <p className="variants-prompt clip" dir="auto" title={sides[0].prompt}>
            {sides[0].prompt}
          </p>
        )}
        <div className="variants-bar">
          <Segmented
            label={t('variants.show')}
            value={shows}
            onChange={setShows}
            options={[
              { value: 'preview', label: t('variants.preview') },
              { value: 'code', label: t('variants.code') },
              { value: 'compare', label: t('variants.compare') },
            ]}
          />
          <span className="grow" />
          {isLive(0) && isLive(1) && (
            <Button
              look="line"
              onClick={() => {
                stop(0)
                stop(1)
              }}
            >
              <Square size={12} aria-hidden="true" />
              {t('variants.stopBoth')}
            </Button>
          )}
          {isOpen && (
            <Button
              look={isNothing ? 'main' : 'quiet'}
              disabled={busy}
              onClick={() =>
                act(client.variant.drop({ pairId: pair.id }), () => {
                  showToast(t('variants.dropped'))
                  onClose()
                })
              }
            >
              {t('variants.drop')}
            </Button>
          )}
        </div>
        {shows === 'compare' ? (
          <CompareSides client={client} pair={pair} views={views} showTexts={showTexts} />
        ) : narrow ? (
          <>
            <TabBar
              label={t('variants.which')}
              value={chosen === 0 ? 'one' : 'two'}
              onChange={(value) => setChosen(value === 'one' ? 0 : 1)}
              items={[tab('one', 0), tab('two', 1)]}
            />
            <div className="variants-sides" data-narrow="">
              {pane(0)}
              {pane(1)}
            </div>
          </>
        ) : (
          <div className="variants-sides">
            {pane(0)}
            {pane(1)}
          </div>
        )}
      </div>
    </Dialog>
  )
}

function headOf(at: 0 | 1): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid=variant-${at + 1}] .variant-head`)
}
