/** One Monaco editor and what Kiln does with it: change the file, keep places, follow the end of a stream. */
import { afterScroll, followFromStart } from './follow-state.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'

type Editor = ReturnType<MonacoParts['monaco']['editor']['create']>
type EditorOptions = NonNullable<Parameters<MonacoParts['monaco']['editor']['create']>[1]>
type ViewState = NonNullable<ReturnType<Editor['saveViewState']>>

export interface Shown {
  readonly model: Model
  readonly path: string
  readonly readOnly: string | undefined
}

export interface Code {
  show(shown: Shown): void
  beginStream(): void
  /** The shown text has grown. */
  written(): void
  endStream(): void
  follow(following: boolean): void
  dispose(): void
}

const guides = { indentation: true, highlightActiveIndentation: true } as const
/** Placing the guides of lines that have just been drawn costs a forced layout every frame. */
const noGuides = { indentation: false } as const

const options: EditorOptions = {
  automaticLayout: true,
  codeLens: false,
  cursorBlinking: 'solid',
  // With layers of its own, Chromium at times leaves the line numbers where they were, half a line off the code.
  disableLayerHinting: true,
  dropIntoEditor: { enabled: false },
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: "'JetBrains Mono Variable', 'DejaVu Sans Mono', monospace",
  fontLigatures: false,
  fontSize: 12.5,
  glyphMargin: false,
  guides,
  inlineSuggest: { enabled: false },
  lineDecorationsWidth: 12,
  lineHeight: 20,
  lineNumbersMinChars: 4,
  minimap: { enabled: false },
  occurrencesHighlight: 'singleFile',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 12, bottom: 12 },
  // Linux would get it dimmed, below what can be read.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  tabSize: 2,
  // Arabic and other scripts are what people write, not something to warn of.
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
  wordBasedSuggestions: 'currentDocument',
}

/** `onFollowing` hears whether the end is being followed, when that changes. */
export function createCode(parts: MonacoParts, place: HTMLElement, onFollowing: (following: boolean) => void): Code {
  const editor = parts.monaco.editor.create(place, { ...options, model: null })
  const places = new Map<string, ViewState>()
  const caret = editor.createDecorationsCollection()
  let shownPath: string | undefined
  let streaming = false
  let ours = false
  let disposed = false
  let state = followFromStart

  // Widths of characters are measured once: again when the font has really come.
  void document.fonts.ready.then(() => parts.monaco.editor.remeasureFonts())

  function become(next: typeof state): void {
    const changed = next.following !== state.following
    state = next
    if (changed) onFollowing(next.following)
  }
  function toEnd(): void {
    ours = true
    editor.setScrollTop(editor.getScrollHeight())
    ours = false
  }
  // A scrollbar that comes with the text moves the code by its height and leaves the line numbers: draw both once more.
  function settle(): void {
    requestAnimationFrame(() => requestAnimationFrame(() => disposed || editor.render(true)))
  }
  function markEnd(): void {
    const model = editor.getModel()
    if (model === null) return
    const line = model.getLineCount()
    const column = model.getLineMaxColumn(line)
    caret.set([
      {
        range: new parts.monaco.Range(line, column, line, column),
        options: { after: { content: '\u200b', inlineClassName: 'editor-stream-caret' }, showIfCollapsed: true },
      },
    ])
  }

  editor.onDidScrollChange((event) => {
    if (!event.scrollTopChanged) return
    const height = editor.getLayoutInfo().height
    become(afterScroll(state, { top: event.scrollTop, viewHeight: height, contentHeight: event.scrollHeight, ours }))
  })

  return {
    show({ model, path, readOnly }) {
      const before = editor.getModel()
      if (before !== model) {
        const left = editor.saveViewState()
        if (before !== null && left !== null) places.set(before.uri.toString(), left)
        // The saved file that takes its draft's place is shown where the draft was.
        const place = places.get(model.uri.toString()) ?? (path === shownPath ? left : undefined)
        editor.setModel(model)
        if (place) editor.restoreViewState(place)
        become({ following: true, top: editor.getScrollTop() })
        shownPath = path
        settle()
      }
      editor.updateOptions({
        readOnly: readOnly !== undefined,
        domReadOnly: readOnly !== undefined,
        readOnlyMessage: { value: readOnly ?? '' },
        ariaLabel: `${path}${readOnly === undefined ? '' : ', read only'}`,
      })
    },
    beginStream() {
      streaming = true
      editor.updateOptions({ guides: noGuides })
      become({ following: true, top: editor.getScrollTop() })
      markEnd()
      toEnd()
    },
    written() {
      if (!streaming) return
      // A cursor at the end is carried along, and drawing it there costs a forced layout every frame.
      if ((editor.getPosition()?.lineNumber ?? 1) > 1 && !editor.hasTextFocus())
        editor.setPosition({ lineNumber: 1, column: 1 })
      markEnd()
      if (state.following) toEnd()
    },
    endStream() {
      streaming = false
      editor.updateOptions({ guides })
      caret.clear()
      settle()
    },
    follow(following) {
      become({ ...state, following })
      if (following) toEnd()
    },
    dispose() {
      disposed = true
      editor.dispose()
    },
  }
}
