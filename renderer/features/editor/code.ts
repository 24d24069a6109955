/** One Monaco editor and what Kiln does with it: change the file, keep places, follow the end of a stream. */
import { isMac } from '../../ui/shortcut.ts'
import { t } from '../../words/index.ts'
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

/** A place to go to; each time a new object. From 1, as editors count. */
export interface CodePlace {
  readonly path: string
  /** Absent: where the cursor is. */
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** Characters to select. */
  readonly length?: number | undefined
  /** The focus stays where it is. */
  readonly quiet?: boolean | undefined
}

/** Where the cursor stands. */
export interface Cursor {
  readonly line: number
  readonly column: number
  /** Selected characters. */
  readonly selected: number
}

export interface CodeLook {
  /** In CSS pixels. */
  readonly fontSize: number
  readonly wordWrap: boolean
}

export interface Code {
  show(shown: Shown): void
  look(look: CodeLook): void
  /** Shows the place in the middle, selects it and takes the focus. */
  goTo(place: CodePlace): void
  selectedText(): string
  /** Runs one of Monaco's own actions, such as `actions.find`. */
  run(action: string): void
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

/** How code looks and behaves everywhere. */
export const codeOptions: EditorOptions = {
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
  glyphMargin: false,
  guides,
  inlineSuggest: { enabled: false },
  lineDecorationsWidth: 12,
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

export interface CodeListeners {
  /** Whether the end is being followed, when that changes. */
  onFollowing(following: boolean): void
  /** Undefined when no text is shown. */
  onCursor(cursor: Cursor | undefined): void
}

export function createCode(parts: MonacoParts, place: HTMLElement, { onFollowing, onCursor }: CodeListeners): Code {
  const editor = parts.monaco.editor.create(place, { ...codeOptions, model: null })
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

  function tellCursor(): void {
    const selection = editor.getSelection()
    const model = editor.getModel()
    // While code streams in, nobody needs it, and each frame would draw it anew.
    if (selection === null || model === null || streaming) return onCursor(undefined)
    const selected = selection.isEmpty() ? 0 : model.getValueLengthInRange(selection)
    onCursor({ line: selection.positionLineNumber, column: selection.positionColumn, selected })
  }
  editor.onDidChangeCursorSelection(() => {
    if (!streaming) tellCursor()
  })
  editor.onDidChangeModel(tellCursor)

  return {
    look({ fontSize, wordWrap }) {
      const wrap = wordWrap ? 'on' : 'off'
      editor.updateOptions({ fontSize, lineHeight: Math.round(fontSize * 1.6), wordWrap: wrap })
    },
    goTo({ line, column = 1, length = 0, quiet = false }) {
      const model = editor.getModel()
      if (model === null) return
      if (line === undefined) return quiet ? undefined : editor.focus()
      const at = model.validatePosition({ lineNumber: line, column })
      const end = model.modifyPosition(at, length)
      become({ ...state, following: false })
      if (quiet) {
        // A piece of code, of which the beginning is to be seen.
        editor.setSelection(parts.monaco.Selection.fromPositions(end, at))
        return editor.revealPositionInCenterIfOutsideViewport(at)
      }
      editor.setSelection(parts.monaco.Range.fromPositions(at, end))
      editor.revealRangeInCenterIfOutsideViewport(parts.monaco.Range.fromPositions(at, end))
      editor.focus()
    },
    selectedText() {
      const selection = editor.getSelection()
      return selection === null ? '' : (editor.getModel()?.getValueInRange(selection) ?? '')
    },
    run(action) {
      editor.focus()
      void editor.getAction(action)?.run()
    },
    show({ model, path, readOnly }) {
      // Put away since it was drawn: what takes its place is shown next.
      if (model.isDisposed()) return
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
        ariaLabel: codeLabel(path, readOnly !== undefined),
      })
    },
    beginStream() {
      streaming = true
      tellCursor()
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
      tellCursor()
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

/** What a screen reader calls the editor: the file, and how to get out of it by keyboard. */
function codeLabel(path: string, readOnly: boolean): string {
  if (readOnly) return t('editor.codeLabelReadOnly', { path })
  return isMac() ? t('editor.codeLabelMac', { path }) : t('editor.codeLabel', { path })
}
