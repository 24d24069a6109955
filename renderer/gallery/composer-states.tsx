/** The composer, the line under it and the prompts that wait, in their states. */
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { ChangeContext } from '#shared/domain/context.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { PromptQueue, QueuedPrompt } from '#shared/domain/queue.ts'
import {
  Composer,
  type ComposerProps,
  ContextMeter,
  type Estimate,
  EstimateLine,
  KindChoice,
  QueueList,
} from '../features/composer/index.ts'
import { Chip } from '../ui/chip.tsx'
import { t } from '../words/index.ts'
import { attachmentOf, now } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const model = { provider: 'ollama', model: 'qwen3-coder:30b' } as const
const hosted = { provider: 'mistral', model: 'devstral-2512' } as const
const files = ['index.html', 'app.js', 'styles/app.css', 'my notes.md']

const image: Attachment = { id: 'image', name: 'sketch.png', kind: 'image', mediaType: 'image/png', bytes: 84_000 }
const text: Attachment = { id: 'text', name: 'requirements.md', kind: 'text', mediaType: 'text/plain', bytes: 820 }
const gone: Attachment = { ...image, id: 'gone', name: 'lost.png' }

const estimates: Readonly<Record<string, Estimate>> = {
  plain: { model, inputTokens: 1240, contextTokens: 16_384, limits: [] },
  priced: { model: hosted, inputTokens: 128_400, limits: [], costUsd: 0.0321 },
  free: { model: hosted, inputTokens: 1240, limits: [], costUsd: 0 },
  unpriced: { model: hosted, inputTokens: 1240, limits: [] },
  long: { model, inputTokens: 21_400, contextTokens: 16_384, limits: ['too-long'] },
  unseen: { model, inputTokens: 640, limits: ['images-unseen'] },
  whole: {
    model: hosted,
    inputTokens: 12_400,
    limits: [],
    costUsd: 0.12,
    whole: { requests: 8, outputTokens: 17_900, ms: 124_000 },
  },
  starter: { model: { provider: 'starter', model: 'starter' }, inputTokens: 0, limits: [] },
  unread: { model, inputTokens: 0, limits: ['attachments-unread'] },
}

const along: ChangeContext = {
  files: [
    { path: 'src/palette.css', why: { by: 'role', of: 'styles' }, tokens: 58, whole: true },
    { path: 'src/components/order-form.tsx', why: { by: 'matches', of: 'order form' }, tokens: 1240, whole: true },
    { path: 'src/words/en.ts', why: { by: 'reached', of: 'src/components/order-form.tsx' }, tokens: 980, whole: true },
    { path: 'src/store.ts', why: { by: 'rest' }, tokens: 12, whole: false },
    { path: 'src/theme.css', why: { by: 'removed' }, tokens: 40, whole: false },
  ],
  tokens: 2330,
  everything: 28_300,
  budget: 16_000,
}

const waiting: PromptQueue = {
  paused: false,
  prompts: [
    queued('1', 'make the buttons green, and the headings a little larger than they are now'),
    queued('2', 'add a dark mode', [text]),
    queued('3', 'أضف العربية من اليمين إلى اليسار'),
  ],
}

function queued(id: string, prompt: string, attachments: Attachment[] = []): QueuedPrompt {
  return { id, prompt, model, attachments, createdAt: now }
}

/** As wide as in the conversation pane. */
export function ComposerStates() {
  return (
    <>
      <One name="empty" written="" />
      <One
        name="written"
        written="a reading list with covers, ratings and a yearly goal"
        estimate={estimates['plain']}
      />
      <One
        name="with files and mentions"
        written={'Make @index.html look like the sketch,\nand move @"my notes.md" to the top'}
        attachments={[image, text]}
        estimate={estimates['plain']}
      />
      <One
        name="adding; one is lost; images are not seen"
        written="like these"
        attachments={[gone]}
        adding={[
          { key: 'a', name: 'photo.jpg', kind: 'image' },
          { key: 'b', name: 'data.csv', kind: 'text' },
        ]}
        estimate={estimates['unseen']}
      />
      <One name="long" written={'One line after the other.\n'.repeat(40)} estimate={estimates['long']} />
      <One name="a model that costs" written="a reading list" price="unknown" estimate={estimates['priced']} />
      <One name="a free model elsewhere" written="a reading list" price="unknown" estimate={estimates['free']} />
      <One name="a price unknown" written="a reading list" price="unknown" estimate={estimates['unpriced']} />
      <One name="a React app" written="a shop for pottery" price="unknown" kind="react" estimate={estimates['whole']} />
      <One name="a React app from starter" written="a shop" price="none" kind="react" estimate={estimates['starter']} />
      <One name="starter reads words alone" written="a timer" attachments={[text]} estimate={estimates['unread']} />
      <One name="the model is not there" written="" problem="Ollama is not running at 127.0.0.1:11434." />
      <One name="while a run is live" written="" live />
      <One name="while a run is live: written" written="and then make it blue" live estimate={estimates['plain']} />
      <One name="stopping" written="" live stopping />
      <One
        name="arabic"
        written="اجعل @index.html يشبه الرسم، من فضلك"
        attachments={[text]}
        estimate={estimates['plain']}
      />
      <Along name="what goes along with a change" context={along} />
      <Along name="what goes along: over the budget" context={{ ...along, tokens: 18_400 }} />
      <Line name="prompts that wait" queue={waiting} live />
      <Line name="prompts that wait: paused" queue={{ ...waiting, paused: true }} />
      <Line name="prompts that wait: paused over two answers" queue={{ ...waiting, paused: true }} choosing />
      <Line name="prompts that wait: paused over a draft" queue={{ ...waiting, paused: true }} draftPending />
      <Line name="one prompt that waits" queue={{ ...waiting, prompts: waiting.prompts.slice(0, 1) }} live />
    </>
  )
}

interface OneProps {
  readonly name: string
  readonly written: string
  readonly live?: boolean
  readonly stopping?: boolean
  readonly attachments?: readonly Attachment[]
  readonly adding?: NonNullable<ComposerProps['attaching']>['adding']
  readonly estimate?: Estimate | undefined
  readonly price?: 'free' | 'unknown' | 'none'
  /** At the start: what is made can be chosen. */
  readonly kind?: AppKind
  readonly problem?: ReactNode
}

function One({ name, written, live = false, stopping = false, price = 'free', ...rest }: OneProps) {
  const { attachments, adding = [], estimate, problem } = rest
  const [kind, setKind] = useState(rest.kind)
  const [prompt, setPrompt] = useState(written)
  const [attached, setAttached] = useState(attachments ?? [])
  return (
    <State name={name} width="narrow">
      <div className="prompt-box">
        <Composer
          text={prompt}
          onText={setPrompt}
          onSend={noop}
          onQueue={noop}
          onStop={noop}
          live={live}
          stopping={stopping}
          placeholder={live ? t('composer.livePlaceholder') : t('composer.placeholder')}
          sendLabel={t('composer.send')}
          files={files}
          history={['the newest prompt', 'an older prompt']}
          attaching={{
            attachments: attached,
            adding,
            refused: 0,
            read: async (id) => attachmentOf(id),
            onFiles: noop,
            onRemove: (removed) => setAttached(attached.filter(({ id }) => id !== removed.id)),
          }}
          prompts={{
            saved: [{ id: 'own', title: 'House style', text: 'Navy and sand, 8 px corners.' }],
            onChange: noop,
          }}
          chips={
            <>
              <Chip>
                <span className="clip">{model.model}</span>
                <ChevronDown size={12} aria-hidden="true" />
              </Chip>
              {kind !== undefined && <KindChoice kind={kind} onChange={setKind} />}
            </>
          }
        />
        <EstimateLine
          estimate={estimate}
          price={price}
          inParts={kind === 'react'}
          answeredBy={t('composer.next', {
            model: model.model,
            how: t('models.hereAt', { provider: 'Ollama' }),
          })}
          {...(problem === undefined ? {} : { problem })}
        />
      </div>
    </State>
  )
}

/** The button alone: pressed, it opens the list. */
function Along({ name, context }: { readonly name: string; readonly context: ChangeContext }) {
  return (
    <State name={name} width="narrow">
      <div className="prompt-box">
        <div className="prompt-lines">
          <EstimateLine estimate={estimates['priced']} price="unknown" answeredBy="" />
          <ContextMeter
            context={context}
            choice={{ pinned: ['src/words/en.ts'], added: [], removed: ['src/theme.css'] }}
            onPin={noop}
            onAdd={noop}
            onRemove={noop}
            onReset={noop}
          />
        </div>
      </div>
    </State>
  )
}

interface LineProps {
  readonly name: string
  readonly queue: PromptQueue
  readonly live?: boolean
  readonly draftPending?: boolean
  readonly choosing?: boolean
}

function Line({ name, queue, live = false, draftPending = false, choosing = false }: LineProps) {
  const [shown, setShown] = useState(queue)
  return (
    <State name={name} width="narrow">
      <QueueList
        queue={shown}
        live={live}
        draftPending={draftPending}
        choosing={choosing}
        endedEarly
        onChange={(id, prompt) =>
          setShown({ ...shown, prompts: shown.prompts.map((each) => (each.id === id ? { ...each, prompt } : each)) })
        }
        onMove={(id, to) => {
          const rest = shown.prompts.filter((each) => each.id !== id)
          const moved = shown.prompts.filter((each) => each.id === id)
          setShown({ ...shown, prompts: [...rest.slice(0, to), ...moved, ...rest.slice(to)] })
        }}
        onRemove={(id) => setShown({ ...shown, prompts: shown.prompts.filter((each) => each.id !== id) })}
        onClear={() => setShown({ prompts: [], paused: false })}
        onResume={() => setShown({ ...shown, paused: false })}
      />
    </State>
  )
}
