/** The project's problems, kept up to date while nothing else goes on. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FileEntry } from '#shared/domain/project.ts'
import { parserFor } from '../format/format-task.ts'
import { checkHtml } from '../format/formatter.ts'
import { whenIdle } from '../idle.ts'
import type { MonacoParts } from '../load-monaco.ts'
import type { EditorClient } from '../types.ts'
import type { Problem } from './problem.ts'

export interface Problems {
  readonly list: readonly Problem[]
  /** False until all files were looked at once. */
  readonly known: boolean
}

export interface ProblemsOptions {
  readonly parts: MonacoParts | undefined
  readonly client: EditorClient
  readonly projectId: string
  readonly files: readonly FileEntry[]
  /** No answer is being written. */
  readonly idle: boolean
}

/** Larger files, and those beyond so many, are looked at when they are opened. */
const largest = 300_000
const mostFiles = 200

export function useProblems({ parts, client, projectId, files, idle }: ProblemsOptions): Problems {
  const [finder, setFinder] = useState<ReturnType<MonacoParts['createProblemFinder']>>()
  const [known, setKnown] = useState(false)
  const [again, setAgain] = useState(0)
  // From the first quiet moment on; an answer that is written later only keeps it from looking.
  const [wanted, setWanted] = useState(idle)
  if (idle && !wanted) setWanted(true)

  useEffect(() => {
    if (parts === undefined || !wanted) return undefined
    let left = false
    let made: typeof finder
    const cancel = whenIdle(() => {
      parts.warmLanguages().then(
        () => {
          if (left) return
          made = parts.createProblemFinder(projectId, checkHtml)
          made.onClosed(() => setAgain((count) => count + 1))
          setFinder(made)
        },
        // Without the services there are no problems to show, and the editor still edits.
        () => undefined,
      )
    })
    return () => {
      left = true
      cancel()
      setFinder(undefined)
      made?.dispose()
    }
  }, [parts, projectId, wanted])

  useEffect(() => {
    if (finder === undefined || !idle) return undefined
    const leave = new AbortController()
    const cancel = whenIdle(() => {
      const read = async (): Promise<void> => {
        const texts = new Map<string, string>()
        for (const { path, bytes } of files.slice(0, mostFiles)) {
          if (leave.signal.aborted) return
          if (bytes > largest || parserFor(path) === undefined || finder.isOpen(path)) continue
          const { text, binary } = await client.file.read({ projectId, path }, { signal: leave.signal })
          if (!binary) texts.set(path, text)
        }
        if (leave.signal.aborted) return
        finder.sync(texts)
        setKnown(true)
      }
      // A file that went meanwhile: the list of files follows, and with it the next look.
      read().catch(() => undefined)
    }, 300)
    return () => {
      leave.abort()
      cancel()
    }
  }, [finder, client, projectId, files, idle, again])

  const list = useSyncExternalStore(finder?.subscribe ?? never, finder?.list ?? none)
  return { list, known: known && finder !== undefined }
}

const empty: readonly Problem[] = []
const none = (): readonly Problem[] => empty
const never = (): (() => void) => () => undefined
