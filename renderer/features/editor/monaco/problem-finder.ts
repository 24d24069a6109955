/** Finds the problems of all texts of a project: Monaco's language services over models that no editor needs to show. */
import { editor, type IDisposable, MarkerSeverity, Uri } from 'monaco-editor/editor'
import { endingOf, kindOfFile } from '../file-kind.ts'
import { embeddedIn } from '../problems/embedded.ts'
import type { Problem } from '../problems/problem.ts'
import { type Model, projectPath, projectUri } from './models.ts'

export interface ProblemFinder {
  /** Makes the finder's own models fit these texts; files that are open in an editor count as they are there. */
  sync(texts: ReadonlyMap<string, string>): void
  /** True when the file is open in an editor, or has a model here: its text need not be read. */
  isOpen(path: string): boolean
  list(): readonly Problem[]
  /** When the list has changed. */
  subscribe(listener: () => void): () => void
  /** When a file that was open is no longer, so that its text has to be read again. */
  onClosed(listener: () => void): () => void
  dispose(): void
}

/** Why an HTML page cannot be read; undefined when it can. */
export type HtmlCheck = (
  text: string,
) => Promise<{ readonly message: string; readonly line: number; readonly column: number } | undefined>

/** After this long without typing, a page's inner styles and scripts are looked at again; in milliseconds. */
const calmMs = 400
const ownersHere = { embedded: 'kiln-embedded', page: 'kiln-page' } as const

/** The language services must be there already (`warmLanguages`). */
export function createProblemFinder(projectId: string, checkHtml: HtmlCheck): ProblemFinder {
  const own = new Map<string, Model>()
  const pages = new Map<string, { readonly stop: () => void }>()
  const changed = new Set<() => void>()
  const closed = new Set<() => void>()
  let problems: readonly Problem[] = []
  let telling: ReturnType<typeof setTimeout> | undefined

  // With a host in it: TypeScript takes an address without one for a relative path, and finds no file there.
  const embeddedUri = (path: string, ending: string): Uri =>
    Uri.from({ scheme: 'kiln-embedded', authority: 'page', path: `/${projectId}/${path}.${ending}` })

  /** Markers come one service after the other: they are told together. */
  function changeSoon(): void {
    telling ??= setTimeout(() => {
      telling = undefined
      problems = gather()
      for (const listener of [...changed]) listener()
    }, 50)
  }
  function gather(): Problem[] {
    return editor.getModels().flatMap((model) => {
      const path = projectPath(projectId, model.uri)
      if (path === undefined) return []
      return editor.getModelMarkers({ resource: model.uri }).flatMap((marker): Problem[] => {
        if (marker.severity < MarkerSeverity.Warning) return []
        const { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn, message } = marker
        const severity = marker.severity === MarkerSeverity.Error ? 'error' : 'warning'
        return [{ path, line, column, endLine, endColumn, message, severity, source: marker.source ?? endingOf(path) }]
      })
    })
  }

  /** Looks into a page: its styles and scripts are models of their own, whose markers are brought over. */
  function watchPage(path: string, page: Model): void {
    pages.get(path)?.stop()
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const inner = new Map<string, Model>()

    function look(): void {
      const text = page.getValue()
      const { style, script } = embeddedIn(text)
      put('css', style)
      put('js', script)
      void checkHtml(text).then((problem) => {
        if (stopped || page.isDisposed() || page.getValue() !== text) return
        editor.setModelMarkers(page, ownersHere.page, problem === undefined ? [] : [markerAt(problem)])
      })
    }
    function put(ending: 'css' | 'js', text: string | undefined): void {
      const known = inner.get(ending)
      if (text === undefined) {
        known?.dispose()
        inner.delete(ending)
        bringOver()
      } else if (known !== undefined) known.setValue(text)
      else
        inner.set(ending, editor.createModel(text, ending === 'css' ? 'css' : 'javascript', embeddedUri(path, ending)))
    }
    function bringOver(): void {
      const markers = [...inner.values()].flatMap((model) => editor.getModelMarkers({ resource: model.uri }))
      if (!stopped && !page.isDisposed()) editor.setModelMarkers(page, ownersHere.embedded, markers)
    }
    const listeners: IDisposable[] = [
      page.onDidChangeContent(() => {
        clearTimeout(timer)
        timer = setTimeout(look, calmMs)
      }),
      editor.onDidChangeMarkers((uris) => {
        const isInner = [...inner.values()].some((model) => uris.some((uri) => uri.toString() === model.uri.toString()))
        // Markers that are set while others are being told are themselves never told.
        if (isInner) setTimeout(bringOver)
      }),
    ]
    pages.set(path, {
      stop() {
        stopped = true
        clearTimeout(timer)
        for (const listener of listeners) listener.dispose()
        for (const model of inner.values()) model.dispose()
        pages.delete(path)
      },
    })
    look()
  }

  function onModel(model: Model): void {
    const path = projectPath(projectId, model.uri)
    if (path !== undefined && kindOfFile(path) === 'html') watchPage(path, model)
  }
  const listeners: IDisposable[] = [
    editor.onDidCreateModel(onModel),
    editor.onWillDisposeModel((model) => {
      const path = projectPath(projectId, model.uri)
      if (path === undefined) return
      pages.get(path)?.stop()
      if (own.get(path) !== model) setTimeout(() => closed.forEach((listener) => listener()))
      changeSoon()
    }),
    editor.onDidChangeMarkers((uris) => {
      if (uris.some((uri) => projectPath(projectId, uri) !== undefined)) changeSoon()
    }),
  ]
  for (const model of editor.getModels()) onModel(model)
  changeSoon()

  function isOpen(path: string): boolean {
    const model = editor.getModel(projectUri(projectId, path))
    return model !== null && own.get(path) !== model
  }

  return {
    sync(texts) {
      for (const [path, model] of own) {
        if (model.isDisposed() || isOpen(path)) own.delete(path)
        else if (!texts.has(path)) {
          own.delete(path)
          model.dispose()
        }
      }
      for (const [path, text] of texts) {
        const model = own.get(path)
        if (model !== undefined && model.getValue() !== text) model.setValue(text)
        if (model === undefined && !isOpen(path)) {
          const made = editor.createModel(text, undefined, projectUri(projectId, path))
          own.set(path, made)
        }
      }
    },
    isOpen,
    list: () => problems,
    subscribe(listener) {
      changed.add(listener)
      return () => void changed.delete(listener)
    },
    onClosed(listener) {
      closed.add(listener)
      return () => void closed.delete(listener)
    },
    dispose() {
      clearTimeout(telling)
      for (const listener of listeners) listener.dispose()
      for (const { stop } of [...pages.values()]) stop()
      for (const model of own.values()) model.dispose()
      changed.clear()
      closed.clear()
    },
  }
}

function markerAt({ message, line, column }: { message: string; line: number; column: number }): editor.IMarkerData {
  return {
    severity: MarkerSeverity.Error,
    message,
    source: 'html',
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: column + 1,
  }
}
