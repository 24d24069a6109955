/** Changes that wait to be looked at, in every state of their window and of their turn. */
import { type ReactNode, useState } from 'react'
import type { ReviewFile } from '#shared/domain/review.ts'
import { TextCompare } from '../features/editor/text-compare.tsx'
import { ChangesView, type ChangesViewProps } from '../features/review/changes-view.tsx'
import { State } from './state.tsx'

const noop = (): void => undefined

const files: readonly ReviewFile[] = [
  { path: 'index.html', change: 'changed', added: 12, removed: 3, stamp: '1' },
  { path: 'app.css', change: 'changed', added: 41, removed: 38, stamp: '2' },
  { path: 'src/components/order/order-form-with-a-long-name.tsx', change: 'added', added: 120, removed: 0, stamp: '3' },
  { path: 'src/old.ts', change: 'removed', added: 0, removed: 58, stamp: '4' },
]
const [page, styles, form, old] = files as [ReviewFile, ReviewFile, ReviewFile, ReviewFile]
const manifest: ReviewFile = { path: 'package.json', change: 'changed', added: 1, removed: 0, stamp: '', follows: true }

const partly: readonly ReviewFile[] = [
  { ...page, decision: 'accepted' },
  { ...styles, decision: 'rejected' },
  form,
  { ...old, decision: 'saved' },
  manifest,
]
const conflicts: readonly ReviewFile[] = [
  { ...page, decision: 'accepted', conflict: 'changed' },
  { ...styles, decision: 'accepted' },
  { ...form, decision: 'accepted', conflict: 'appeared' },
  { ...old, decision: 'rejected' },
]
const done = partly.slice(0, 4).map((file) => ({ ...file, decision: file.decision ?? ('rejected' as const) }))

const before = ':root {\n  --accent: red;\n}\n\nbutton {\n  background: var(--accent);\n}\n'
const after = ':root {\n  --accent: teal;\n  --radius: 8px;\n}\n\nbutton {\n  background: var(--accent);\n}\n'

interface ViewProps extends Partial<ChangesViewProps> {
  /** Draws the comparison itself; without it, its text stands for it. */
  readonly theme?: 'dark' | 'light'
  readonly state?: 'pending' | 'applied' | 'replaced'
  readonly of: readonly ReviewFile[]
}

function View({ theme, state = 'pending', of, ...more }: ViewProps): ReactNode {
  const [path, setPath] = useState(of[0]?.path)
  const file = of.find((one) => one.path === path)
  return (
    <ChangesView
      changes={{ runId: '1', prompt: 'make the accent colour teal and round the buttons', state, files: of }}
      error={undefined}
      file={file}
      texts={
        theme === undefined ? (
          <pre className="mono small">{after}</pre>
        ) : (
          <TextCompare path="app.css" before={before} after={after} theme={theme} />
        )
      }
      asks={undefined}
      busy={false}
      onShow={setPath}
      onStep={noop}
      onDecide={noop}
      onFinish={noop}
      onAnyway={noop}
      onBack={noop}
      onTakeUp={noop}
      {...more}
    />
  )
}

const asks = {
  conflicts: ['index.html'],
  problems: [
    { why: 'missing-name' as const, path: 'src/store.ts', name: 'useOrders', by: ['src/orders.tsx', 'src/app.tsx'] },
    { why: 'missing-file' as const, path: 'src/order-form.tsx', by: ['src/orders.tsx'] },
    { why: 'still-used' as const, path: 'src/old.ts', by: ['src/app.tsx'] },
  ],
}

export function ReviewStates({ theme }: { readonly theme: 'dark' | 'light' }) {
  return (
    <>
      <State name="pending" width="wide" height={420}>
        <View theme={theme} of={files} />
      </State>
      <State name="partly decided" width="wide" height={420}>
        <View of={partly} />
      </State>
      <State name="changed meanwhile" width="wide" height={460}>
        <View of={conflicts} asks={{ conflicts: ['index.html'], problems: [] }} />
      </State>
      <State name="a part would break it" width="wide" height={460}>
        <View of={partly} asks={asks} />
      </State>
      <State name="done" width="wide" height={360}>
        <View of={done} state="applied" />
      </State>
      <State name="set aside" width="wide" height={360}>
        <View of={files} state="replaced" />
      </State>
      <State name="one that was applied at once" width="wide" height={360}>
        <View of={files} state="applied" />
      </State>
      <State name="empty" width="wide" height={200}>
        <View of={[]} />
      </State>
      <State name="being read" width="wide" height={200}>
        <View of={[]} changes={undefined} />
      </State>
    </>
  )
}
