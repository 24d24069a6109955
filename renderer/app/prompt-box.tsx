/** The composer at its place: what is written there, what goes along, who answers, and what sending costs. */
import { type ReactNode, useMemo } from 'react'
import { costOf } from '#shared/domain/cost.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { FileEntry } from '#shared/domain/project.ts'
import { client } from '../client/connection.ts'
import {
  addingAt,
  attachFiles,
  Composer,
  type Estimate,
  EstimateLine,
  type EstimateQuestion,
  joinHistory,
  sentPrompts,
  SimilarOffer,
  useComposerStore,
  useEstimate,
  useSimilar,
} from '../features/composer/index.ts'
import { showTurn, type Turn } from '../features/conversation/index.ts'
import { answeredBy, choiceProblem, modelLabel, modelName, type Models, reasonWords } from '../features/models/index.ts'
import { t } from '../words/index.ts'
import { PromptContext, useContextWishes } from './context-of-prompt.tsx'
import { useNewAppKind } from './new-app-kind.ts'
import { AboutChip } from './picks.tsx'
import { navigate } from './route.ts'
import { newPlace, queuePrompt, sendPrompt } from './send-prompt.ts'
import { TryTwo } from './try-two.tsx'

export interface PromptBoxProps {
  /** Undefined for a new app. */
  readonly projectId: string | undefined
  /** The conversation so far, oldest first: its prompts are the history. */
  readonly turns?: readonly Turn[] | undefined
  readonly files?: readonly FileEntry[]
  readonly live: boolean
  readonly stopping?: boolean
  readonly models: Models
  readonly chips: ReactNode
  readonly focusKey: string
  readonly placeholder: string
  readonly sendLabel: string
  /** Of a project in which nothing was made yet. */
  readonly isNewReact?: boolean
  readonly onStop?: () => void
  readonly onConnect: () => void
}

const noFiles: readonly FileEntry[] = []

/** With the line under it that says what will answer and roughly how much goes to it. */
export function PromptBox(props: PromptBoxProps) {
  const { projectId, turns, files = noFiles, live, stopping, models, chips, focusKey } = props
  const { placeholder, sendLabel, onStop, onConnect } = props
  const place = projectId ?? newPlace
  const text = useComposerStore((store) => store.textOf(place))
  const attachments = useComposerStore((store) => store.attachmentsOf(place))
  const adding = useComposerStore(addingAt(place))
  const refused = useComposerStore((store) => store.refused[place] ?? 0)
  const write = useComposerStore((store) => store.write)
  const attach = useComposerStore((store) => store.attach)
  const paths = useMemo(() => files.map(({ path }) => path), [files])
  const history = useHistory(turns)
  const ids = useMemo(() => attachments.map(({ id }) => id), [attachments])
  const { choice, statuses, settings } = models
  const chosen = models.auto ? 'auto' : choice
  const newKind = useNewAppKind(settings)
  const kind = projectId === undefined ? newKind : 'page'
  const context = useContextWishes(projectId)
  const { estimate, failed } = useEstimate(
    { projectId, prompt: text, kind, model: chosen, attachments: ids, context },
    askEstimate,
  )
  /** What the rules would take now, as long as they decide. */
  const routed = chosen === 'auto' ? estimate : undefined
  const { similar, dismiss } = useSimilar(projectId, text, askSimilar)
  const problem = chosen === 'auto' && failed ? t('models.routing.because.nothing') : choiceProblem(chosen, statuses)
  return (
    <div className="prompt-box">
      <Composer
        key={place}
        text={text}
        onText={(next) => write(place, next)}
        onSend={() => void sendPrompt(text.trim(), routed?.model ?? choice, projectId, attachments)}
        onQueue={projectId === undefined ? undefined : () => void queuePrompt(text.trim(), projectId, attachments)}
        onStop={() => onStop?.()}
        live={live}
        stopping={stopping === true}
        placeholder={placeholder}
        sendLabel={sendLabel}
        about={<AboutChip projectId={projectId} />}
        chips={chips}
        sendMenu={
          <TryTwo
            key={place}
            {...{ projectId, text, attachments, live, models, priceOf }}
            kind={newKind}
            isNewReact={projectId === undefined ? newKind === 'react' : props.isNewReact === true}
            chosen={routed?.model ?? choice}
            ask={askEstimate}
          />
        }
        focusKey={focusKey}
        files={paths}
        history={history}
        attaching={{
          attachments,
          adding,
          refused,
          read: readAttachment,
          onFiles: (dropped) => void attachFiles(place, dropped, (file) => client.attachment.add({ file })),
          onRemove: (gone) =>
            attach(
              place,
              attachments.filter(({ id }) => id !== gone.id),
            ),
        }}
        prompts={{
          saved: settings?.savedPrompts,
          isNew: projectId === undefined,
          onChange: (saved) => void models.update({ savedPrompts: [...saved] }),
        }}
      />
      <div className="prompt-lines">
        <EstimateLine
          estimate={estimate}
          inParts={kind === 'react'}
          price={priceOf(routed?.model ?? choice, statuses)}
          chosen={
            routed?.reason === undefined
              ? undefined
              : t('models.routing.because.takes', {
                  model: modelName(routed.model, statuses),
                  why: reasonWords(routed.reason, statuses),
                })
          }
          answeredBy={
            settings === undefined || (projectId === undefined && !live)
              ? ''
              : t('composer.next', { model: modelLabel(chosen), how: answeredBy(chosen, statuses) })
          }
          {...(problem === undefined
            ? {}
            : {
                problem: (
                  <>
                    <span dir="auto">{problem}</span>{' '}
                    <button type="button" className="link-button" onClick={onConnect}>
                      {t('composer.models')}
                    </button>
                  </>
                ),
              })}
        />
        {projectId !== undefined && estimate?.context !== undefined && problem === undefined && (
          <PromptContext projectId={projectId} context={estimate.context} />
        )}
        {similar !== undefined && (
          <SimilarOffer
            similar={similar}
            onOpen={() => {
              showTurn(similar.projectId, similar.runId)
              navigate({ view: 'project', projectId: similar.projectId })
            }}
            onDismiss={dismiss}
          />
        )}
      </div>
    </div>
  )
}

/** This project's prompts, newest first, then all others. Read anew when the project's own have changed. */
function useHistory(turns: readonly Turn[] | undefined): readonly string[] {
  const own = turns?.map(({ prompt }) => prompt).join('\u0000')
  return useMemo(() => joinHistory(own === undefined ? [] : own.split('\u0000').toReversed(), sentPrompts()), [own])
}

function askEstimate(question: EstimateQuestion, signal: AbortSignal): Promise<Estimate> {
  const { projectId, prompt, kind, model, attachments, context } = question
  return client.run.estimate(
    {
      prompt,
      kind,
      model,
      attachments: [...attachments],
      ...(projectId === undefined ? {} : { projectId }),
      ...(context === undefined ? {} : { context }),
    },
    { signal },
  )
}

function askSimilar(projectId: string | undefined, prompt: string, signal: AbortSignal) {
  return client.run.similar({ prompt, ...(projectId === undefined ? {} : { projectId }) }, { signal })
}

async function readAttachment(id: string, signal: AbortSignal): Promise<Blob> {
  return (await client.attachment.read({ id }, { signal })).file
}

/** Free is what this machine answers by itself. */
function priceOf(choice: ModelRef, statuses: Models['statuses']): 'free' | 'unknown' | 'none' {
  const { kind } = costOf(choice, undefined)
  if (kind === 'none') return 'none'
  const status = statuses?.find(({ id }) => id === choice.provider)
  // What is reached through this machine may be passed on: some of Ollama's models, and whoever wants a key.
  const isPassedOn = (choice.provider === 'ollama' && kind === 'unknown') || status?.keyUse === 'required'
  return status?.local === true && !isPassedOn ? 'free' : 'unknown'
}
