/** The panel of a picked element in its states, over made-up ones. */
import { useState } from 'react'
import type { DirectChange, PickedElement, PickedSource } from '#shared/domain/pick.ts'
import { PickPanel, type PickPanelProps } from '../features/preview/pick/pick-panel.tsx'
import { State } from './state.tsx'

const nothing = (): void => undefined

const element: PickedElement = {
  page: '',
  tag: 'a',
  at: '/1/0',
  classes: 'button',
  words: 'Start for free',
  text: 'Start for free',
  size: { width: 163, height: 55, view: 740 },
  way: [],
  places: [],
  own: true,
  component: '',
  look: { color: '#ffffff', background: '#7038cc', paddingBlock: 13, paddingInline: 26, marginInline: 0, gap: 8 },
  rules: [],
  colors: [
    { name: '--accent', value: '#7038cc' },
    { name: '--ink', value: '#1c1830' },
    { name: '--soft', value: '#ece6fb' },
    { name: '--line', value: '#d9d4e6' },
  ],
}

const rule = { how: 'rule', path: 'styles/app.css', selector: '.button', count: 3 } as const
const source: PickedSource = {
  path: 'index.html',
  line: 158,
  column: 11,
  endLine: 158,
  length: 60,
  source: '<a class="button" href="#join">Start for free</a>',
  tag: 'a',
  found: 'exact',
  also: [],
  text: { path: 'index.html', value: 'Start for free' },
  look: {
    color: rule,
    background: rule,
    paddingBlock: rule,
    paddingInline: rule,
    marginBlock: rule,
    marginInline: rule,
    gap: rule,
  },
}
const computed = { why: 'computed' } as const
const fixed: PickedSource = {
  ...source,
  path: 'src/components/button.tsx',
  tag: 'Icon',
  found: 'around',
  also: [{ path: 'src/screens/home.tsx', line: 40 }],
  text: computed,
  look: { ...source.look, color: computed, background: { why: 'variants' }, gap: computed },
}

export function PickStates() {
  return (
    <>
      <State name="picked: what can be changed" width="narrow" height={540}>
        <Panel picked={{ element, source }} />
      </State>
      <State name="picked: changed, and not written yet" width="narrow" height={580}>
        <Panel picked={{ element, source }} first={{ text: 'Begin now', background: '--ink', paddingBlock: 20 }} />
      </State>
      <State name="picked: unsaved text in the editor" width="narrow" height={580}>
        <Panel picked={{ element, source }} first={{ color: '#102030' }} unsaved />
      </State>
      <State name="picked: mostly worked out" width="narrow" height={500}>
        <Panel picked={{ element, source: fixed }} failed="A run is changing this project. Stop it, or wait." />
      </State>
      <State name="picked: its source is looked for" width="narrow" height={280}>
        <Panel picked={{ element, source: undefined }} />
      </State>
      <State name="picked: in none of the files" width="narrow" height={280}>
        <Panel picked={{ element, source: null }} />
      </State>
    </>
  )
}

interface PanelProps extends Pick<PickPanelProps, 'picked'> {
  readonly first?: DirectChange
  readonly failed?: string
  readonly unsaved?: boolean
}

function Panel({ picked, first = {}, failed, unsaved = false }: PanelProps) {
  const [change, setChange] = useState(first)
  return (
    <PickPanel
      picked={picked}
      change={change}
      busy={false}
      failed={failed}
      use={{ onAsk: nothing, onOpen: nothing, isUnsaved: () => unsaved }}
      onChange={setChange}
      onApply={nothing}
      onPick={nothing}
      onClose={nothing}
    />
  )
}
