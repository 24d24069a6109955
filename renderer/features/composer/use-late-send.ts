/** Sending while files are still being added: it is remembered, and done when all of them are there. */
import { useEffect, useRef, useState } from 'react'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import type { Attaching } from './composer.tsx'

export interface LateSend {
  /** The prompt goes as soon as its files are there. */
  readonly waits: boolean
  readonly submit: () => void
  readonly cancel: () => void
}

/**
 * Another text, or a file that could not be added, ends the wait: what is sent then is the user's to say. So does leaving,
 * which is told. `send` absent: nothing can be sent.
 */
export function useLateSend(text: string, attaching: Attaching | undefined, send: (() => void) | undefined): LateSend {
  const [wanted, setWanted] = useState<{ readonly text: string; readonly refused: number }>()
  const adding = attaching?.adding.length ?? 0
  const refused = attaching?.refused ?? 0
  const isStill = wanted?.text === text && wanted.refused === refused && send !== undefined
  useEffect(() => {
    if (wanted === undefined || (isStill && adding > 0)) return
    setWanted(undefined)
    if (isStill) send()
  }, [wanted, isStill, adding, send])
  const waits = useRef(isStill)
  useEffect(() => {
    waits.current = isStill
  })
  useEffect(
    () => () => {
      if (waits.current) showToast(t('composer.notSent'), { tone: 'bad' })
    },
    [],
  )
  return {
    waits: isStill,
    submit() {
      if (send === undefined || text.trim() === '') return
      if (adding > 0) setWanted({ text, refused })
      else send()
    },
    cancel: () => setWanted(undefined),
  }
}
