/** Monaco's colours, read from the page's tokens, so that there is one place where a colour is named. */
import { editor } from 'monaco-editor/editor'

/** Monaco's name for a colour of the interface, and the token that it takes. */
const interfaceColours: Readonly<Record<string, string>> = {
  'editor.background': '--bg',
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--ink3',
  'editorLineNumber.activeForeground': '--ink2',
  'editorCursor.foreground': '--accent',
  'editor.lineHighlightBackground': '--panel',
  'editor.lineHighlightBorder': '--panel',
  'editor.selectionBackground': '--syntax-selection',
  'editor.inactiveSelectionBackground': '--sel',
  'editor.wordHighlightBackground': '--sel',
  'editor.findMatchBackground': '--syntax-found',
  'editor.findMatchHighlightBackground': '--sel',
  'editorBracketMatch.background': '--sel',
  'editorBracketMatch.border': '--line2',
  'editorBracketHighlight.foreground1': '--ink',
  'editorBracketHighlight.foreground2': '--ink',
  'editorBracketHighlight.foreground3': '--ink',
  // Half-written code has unmatched brackets everywhere: marking them would be noise.
  'editorBracketHighlight.unexpectedBracket.foreground': '--ink',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line2',
  'editorWidget.background': '--raise',
  'editorWidget.border': '--line2',
  'editorSuggestWidget.selectedBackground': '--hover',
  'editorHoverWidget.background': '--raise',
  'editorHoverWidget.border': '--line2',
  'editorGutter.background': '--bg',
  'diffEditor.insertedLineBackground': '--syntax-added',
  'diffEditor.insertedTextBackground': '--syntax-added',
  'diffEditor.removedLineBackground': '--syntax-removed',
  'diffEditor.removedTextBackground': '--syntax-removed',
  'diffEditor.diagonalFill': '--line',
  'editorError.foreground': '--bad',
  'editorWarning.foreground': '--warn',
  'editorInfo.foreground': '--info',
  'input.background': '--bg',
  'input.border': '--line2',
  focusBorder: '--accent',
  'list.hoverBackground': '--hover',
  'list.activeSelectionBackground': '--sel',
  'list.activeSelectionForeground': '--ink',
  'menu.background': '--raise',
  'menu.foreground': '--ink',
  'menu.selectionBackground': '--hover',
  'menu.selectionForeground': '--ink',
  'menu.border': '--line2',
  'scrollbarSlider.background': '--syntax-slider',
  'scrollbarSlider.hoverBackground': '--line2',
  'scrollbarSlider.activeBackground': '--ink3',
  'widget.shadow': '--syntax-shadow',
}

const syntaxColours: Readonly<Record<string, string>> = {
  '': '--ink',
  annotation: '--syntax-name',
  'attribute.name': '--syntax-name',
  'attribute.value': '--syntax-string',
  'attribute.value.number': '--syntax-number',
  'attribute.value.unit': '--syntax-number',
  comment: '--ink3',
  'delimiter.html': '--syntax-keyword',
  'delimiter.xml': '--syntax-keyword',
  emphasis: '--ink',
  key: '--syntax-name',
  keyword: '--syntax-keyword',
  metatag: '--syntax-keyword',
  'metatag.content': '--syntax-name',
  number: '--syntax-number',
  regexp: '--syntax-string',
  string: '--syntax-string',
  'string.key': '--syntax-name',
  'string.link': '--info',
  tag: '--syntax-keyword',
  'tag.css': '--syntax-type',
  'tag.scss': '--syntax-type',
  type: '--syntax-type',
  variable: '--syntax-name',
}

/** Gives every editor of the page the tokens' colours of this theme; call it after the page itself has changed. */
export function applyTheme(theme: 'dark' | 'light'): void {
  const colour = tokenReader(theme)
  editor.defineTheme(`kiln-${theme}`, {
    // Kiln's own rules only: Monaco's name some tokens more exactly and would win over ours.
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    colors: Object.fromEntries(Object.entries(interfaceColours).map(([name, token]) => [name, colour(token)])),
    rules: Object.entries(syntaxColours).map(([token, name]) => ({ token, foreground: colour(name).slice(1, 7) })),
  })
  editor.setTheme(`kiln-${theme}`)
}

/** Tokens are CSS and may be any colour expression: the browser works them out, as #rrggbbaa. */
function tokenReader(theme: 'dark' | 'light'): (token: string) => string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const probe = document.createElement('span')
  probe.className = 'editor'
  probe.style.display = 'none'
  probe.style.colorScheme = theme
  document.body.append(probe)
  const read = (token: string): string => {
    probe.style.color = `var(${token})`
    if (context === null) return '#808080ff'
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = getComputedStyle(probe).color
    context.fillRect(0, 0, 1, 1)
    const pixel = context.getImageData(0, 0, 1, 1).data
    return `#${[...pixel].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
  const colours = new Map(
    [...Object.values(interfaceColours), ...Object.values(syntaxColours)].map((token) => [token, read(token)]),
  )
  probe.remove()
  return (token) => colours.get(token) ?? '#808080ff'
}
