/** "Try two" in its states: one answer of two, the line above the composer, what was tried before, the form. */
import { type ReactNode, useState } from 'react'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { TriedList, VariantsLine } from '../features/variants/index.ts'
import { sideOf } from '../features/variants/side.ts'
import { SidePane } from '../features/variants/side-pane.tsx'
import { TryTwoDialog } from '../features/variants/try-two-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { now } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const never = (): Promise<never> => new Promise(noop)
const model = { provider: 'ollama', model: 'qwen3-coder:30b' } as const
const other = { provider: 'anthropic', model: 'claude-sonnet' } as const

const client = {
  variant: { list: never, keep: never, drop: never, branch: never },
  run: { stop: never, hurry: never },
  preview: { open: never, watchBuild: never },
  version: { read: never },
}

const record: RunRecord = {
  ...{ id: 'one', projectId: 'p', prompt: 'Make it calmer: softer colours, more room', kind: 'page', mode: 'edit' },
  ...{ asked: model, answered: model, state: 'done', draft: 'none', beside: 'variant', variantOf: 'pair' },
  ...{ startedAt: now, endedAt: now + 12_400, text: '', attachments: [], citations: [] },
  usage: { input: 2_104, output: 640, estimated: false },
  cost: { usd: 0.0124 },
  files: [
    { path: 'index.html', added: 4, removed: 2, whole: true },
    { path: 'assets/app.css', added: 31, removed: 12, whole: true },
  ],
}
const second: RunRecord = { ...record, id: 'two', asked: other, answered: other, cost: { usd: 0.0031 } }

const pair: VariantListing = {
  ...{ id: 'pair', projectId: 'p', by: 'models', kind: 'page', mode: 'edit', createdAt: now, runIds: ['one', 'two'] },
  ...{ state: 'open', kept: [], runs: [record, second] },
}

const begun: readonly RunEventBody[] = [
  { type: 'run-start', prompt: record.prompt, kind: 'page', mode: 'edit', asked: model },
  { type: 'file-start', path: 'index.html' },
  { type: 'file-delta', path: 'index.html', text: '<!doctype html>\n<html lang="en">\n<h1>Tides</h1>\n' },
  { type: 'file-end', path: 'index.html' },
  { type: 'file-start', path: 'assets/app.css' },
  { type: 'file-delta', path: 'assets/app.css', text: 'body {\n  font: 18px system-ui;\n  background: #f3' },
]

function viewOf(bodies: readonly RunEventBody[]): RunView {
  return bodies
    .map((body, seq) => ({ runId: 'one', seq, at: Date.now() - 4_000, ...body }))
    .reduce(foldRunEvent, emptyRunView)
}

function with1(patch: Partial<RunRecord>, more: Partial<VariantListing> = {}): VariantListing {
  return { ...pair, ...more, runs: [{ ...record, ...patch }, second] }
}

const waiting: RunEventBody = {
  ...{ type: 'wait', reason: 'rate-limited', model, canHurry: true },
  untilMs: Date.now() + 40_000,
}
const wrongKey = { kind: 'auth', message: 'Incorrect API key provided.', retryable: false } as const
const failed: Partial<RunRecord> = { state: 'failed', error: wrongKey, files: [] }

const sides: Readonly<Record<string, readonly [VariantListing, RunView]>> = {
  'being written': [with1({ state: 'running', files: [] }), viewOf(begun)],
  'waits for its provider': [with1({ state: 'running', files: [] }), viewOf([...begun.slice(0, 1), waiting])],
  done: [pair, viewOf(begun)],
  'done, in other words': [with1({}, { by: 'wordings' }), viewOf(begun)],
  stopped: [with1({ state: 'stopped' }), viewOf(begun)],
  'stopped before its first file': [with1({ state: 'stopped', files: [] }), emptyRunView],
  failed: [with1(failed), emptyRunView],
  'in the app': [with1({}, { state: 'closed', kept: ['one'] }), viewOf(begun)],
  'not kept': [with1({}, { state: 'closed', kept: ['two'] }), viewOf(begun)],
}

export function VariantsStates(): ReactNode {
  const [form, setForm] = useState(false)
  return (
    <>
      {Object.entries(sides).map(([name, [listing, view]]) => (
        <State key={name} name={`answer, ${name}`} width="narrow" height={420}>
          <SidePane
            client={client}
            pair={listing}
            side={sideOf(listing, 0, view, ({ cost }) => (cost === undefined ? undefined : `$${cost.usd}`))}
            view={view}
            number={1}
            shows="code"
            isChosen={name === 'done'}
            isAway={false}
            otherLive={false}
            runLive={name === 'done, in other words'}
            busy={false}
            onChoose={noop}
            onKeep={noop}
            onStop={noop}
            onHurry={noop}
            onBranch={noop}
          />
        </State>
      ))}
      <State name="line, being written" width="narrow">
        <VariantsLine
          pair={{ ...pair, runs: pair.runs.map((run) => ({ ...run, state: 'running' as const })) }}
          onLook={noop}
          onDrop={noop}
        />
      </State>
      <State name="line, to be chosen" width="narrow">
        <VariantsLine pair={pair} onLook={noop} onDrop={noop} />
      </State>
      <State name="line, one being written" width="narrow">
        <VariantsLine
          pair={{
            ...pair,
            runs: [
              { ...record, state: 'running' },
              { ...second, ...failed },
            ],
          }}
          onLook={noop}
          onDrop={noop}
        />
      </State>
      <State name="line, nothing came of either" width="narrow">
        <VariantsLine
          pair={{
            ...pair,
            runs: [
              { ...record, state: 'stopped', files: [] },
              { ...second, ...failed },
            ],
          }}
          onLook={noop}
          onDrop={noop}
        />
      </State>
      <State name="tried before" width="narrow">
        <TriedList pairs={[pair, with1({}, { id: 'before', state: 'closed', kept: ['two'] })]} onLook={noop} />
      </State>
      <State name="nothing tried" width="narrow">
        <TriedList pairs={[]} onLook={noop} />
      </State>
      <State name="form">
        <Button look="line" onClick={() => setForm(true)}>
          Try two…
        </Button>
        {form && (
          <TryTwoDialog
            onClose={() => setForm(false)}
            prompt={record.prompt}
            chosen={model}
            choice={model}
            others={[other]}
            labelOf={(choice) => (choice === 'auto' ? 'Auto' : choice.model)}
            picker={() => undefined}
            estimates={(_, draw) => draw({ first: '~2.1k tokens in', second: '~2.1k tokens in', together: undefined })}
            onStart={never}
          />
        )}
      </State>
    </>
  )
}
