/** Picks an element of the app, finds its source, and changes it: what the app's frame and the studio say, in order. */
import type { DirectChange } from '#shared/domain/pick.ts'
import { toAppError } from '#shared/domain/error.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import type { FrameLink } from '../frame-link.ts'
import type { PickUse, PreviewClient } from '../types.ts'
import { showError } from '../../../ui/toast.tsx'
import { sayError } from '../../../ui/error-advice.ts'
import { latin, t } from '../../../words/index.ts'
import { isSame, pathsOf, type Picked, triedOf } from './pick-state.ts'
import { createPace } from './pace.ts'

export interface Pick {
  readonly picking: boolean
  /** The app knows of it. */
  readonly ready: boolean
  readonly picked: Picked | undefined
  readonly change: DirectChange
  readonly busy: boolean
  /** Why the last change was not made. */
  readonly failed: string | undefined
  /** Where the keyboard is while an element is picked. */
  readonly at: { readonly tag: string; readonly words: string } | undefined
  toggle(): void
  onChange(change: DirectChange): void
  apply(): void
  leave(): void
}

/** What was tried is taken back after so many milliseconds, when the app has taken the change as it is by then. */
const settleTime = 1_500

/** An app may say as often as it likes that it was loaded anew: in milliseconds. */
const againTime = 1_000

interface PickNow {
  readonly picking: boolean
  readonly picked: Picked | undefined
}

interface PickOptions {
  readonly client: PreviewClient
  readonly projectId: string
  readonly link: FrameLink
  /** The app is there, and is what the files make. */
  readonly possible: boolean
  readonly use: PickUse | undefined
}

export function usePick({ client, projectId, link, possible, use }: PickOptions): Pick {
  const [picking, setPicking] = useState(false)
  const [ready, setReady] = useState(false)
  const [picked, setPicked] = useState<Picked>()
  const [change, setChange] = useState<DirectChange>({})
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const [at, setAt] = useState<Pick['at']>()
  /** The app's word counts only where it was asked for. */
  const awaited = useRef<'first' | 'again'>(undefined)
  const finding = useRef(new AbortController())
  const [pace] = useState(() => createPace(againTime))
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What was written is shown as it was tried, until the app shows it by itself. */
  const written = useRef(false)
  const wrote = useRef<DirectChange>({})
  const now = useRef<PickNow>({ picking: false, picked: undefined })

  const selectAgain = useCallback(
    (element: Picked['element']) =>
      pace.run(() => {
        awaited.current = 'again'
        link.order({ type: 'select', at: element.at, tag: element.tag })
      }),
    [link, pace],
  )
  const leave = useCallback(() => {
    const { picking: isPicking, picked: before } = now.current
    if (!isPicking && before === undefined) return
    awaited.current = undefined
    finding.current.abort()
    clearTimeout(settling.current)
    pace.stop()
    setPicking(false)
    setPicked(undefined)
    setChange({})
    setFailed(undefined)
    setAt(undefined)
    link.order(isPicking ? { type: 'pick', on: false } : { type: 'select', tag: '' })
  }, [link, pace])

  const find = useCallback(
    async (event: Extract<BridgeEvent, { type: 'picked' }>) => {
      const { element } = event
      finding.current.abort()
      finding.current = new AbortController()
      const { signal } = finding.current
      setPicking(false)
      setAt(undefined)
      written.current = false
      const before = event.again ? now.current.picked : undefined
      if (!event.again) {
        wrote.current = {}
        setChange({})
        setFailed(undefined)
        setPicked({ element, source: undefined })
      }
      try {
        const { source } = await client.pick.find({ projectId, element }, { signal })
        if (signal.aborted) return
        setPicked({ element, source })
        const isOther = before !== undefined && !isSame(before, { element, source }, wrote.current)
        // What was typed is for the one that it was typed for.
        if (isOther) setChange({})
        else if (source !== null) use?.onPicked(source, element.words, event.again)
      } catch (thrown) {
        if (signal.aborted) return
        setPicked({ element, source: null })
        setFailed(sayError(toAppError(thrown)))
      }
    },
    [client, projectId, use],
  )

  const hear = useRef(find)
  useEffect(() => {
    now.current = { picking, picked }
    hear.current = find
  })
  useEffect(
    () =>
      link.listen((event) => {
        const { picking: isPicking, picked: before } = now.current
        if (event.type === 'picked') {
          const wanted = awaited.current
          if (wanted === undefined || event.again !== (wanted === 'again')) return
          awaited.current = undefined
          void hear.current(event)
        } else if (event.type === 'pick-left') {
          setPicking(false)
          setAt(undefined)
        } else if (event.type === 'pick-begun') setReady(isPicking)
        else if (event.type === 'pick-at' && isPicking) setAt(event)
        else if (event.type === 'page' && event.fresh) {
          // Another document: it knows nothing of this.
          if (isPicking) link.order({ type: 'pick', on: true })
          else if (before !== undefined) selectAgain(before.element)
        }
      }),
    [link, selectAgain],
  )

  const tried = JSON.stringify(triedOf(change))
  const element = picked?.element
  useEffect(() => {
    if (element === undefined || written.current) return undefined
    const order = { type: 'try', ...(JSON.parse(tried) as ReturnType<typeof triedOf>) } as const
    const frame = requestAnimationFrame(() => void link.order(order))
    return () => cancelAnimationFrame(frame)
  }, [link, tried, element])

  useEffect(() => {
    if (!picking) return undefined
    const off = new AbortController()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    // Before whoever else wants the key, as what would stop a run.
    document.addEventListener('keydown', onKey, { capture: true, signal: off.signal })
    return () => off.abort()
  }, [picking, leave])
  useEffect(() => {
    if (!possible) leave()
  }, [possible, leave])
  useEffect(
    () => () => {
      finding.current.abort()
      clearTimeout(settling.current)
      pace.stop()
    },
    [pace],
  )

  const toggle = useCallback(() => {
    const on = !now.current.picking
    if (on && !possible) return
    leave()
    setPicking(on)
    setReady(false)
    if (!on) return
    awaited.current = 'first'
    link.order({ type: 'pick', on: true })
    link.focus()
  }, [link, possible, leave])

  async function write(): Promise<void> {
    if (picked === undefined) return
    // As of now: something may have been typed since it was shown.
    const unsaved = picked.source ? pathsOf(change, picked.source).find((path) => use?.isUnsaved(path)) : undefined
    if (unsaved !== undefined) return setFailed(t('pick.unsaved', { path: latin(unsaved) }))
    // It may have been left, or another one picked, before the answer comes; the page loaded anew is the same one.
    const isStill = (): boolean => now.current.picked?.element.at === picked.element.at
    setBusy(true)
    setFailed(undefined)
    try {
      // The app may be loaded anew before the answer comes.
      wrote.current = change
      const { versionId } = await client.pick.change({ projectId, element: picked.element, change })
      use?.onChanged(versionId)
      if (!isStill()) return
      written.current = true
      setChange({})
      clearTimeout(settling.current)
      settling.current = setTimeout(() => selectAgain(picked.element), settleTime)
    } catch (thrown) {
      if (isStill()) setFailed(sayError(toAppError(thrown)))
      else showError(thrown)
    } finally {
      setBusy(false)
    }
  }

  return {
    picking,
    ready: picking && ready,
    picked,
    change,
    busy,
    failed,
    at,
    toggle,
    onChange(next) {
      written.current = false
      setChange(next)
    },
    apply: () => void write(),
    leave,
  }
}
