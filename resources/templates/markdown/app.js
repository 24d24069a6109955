const storageKey = 'foolscap-markdown'
const words = {
  untitled: 'Untitled',
  noText: 'No text yet',
  noneFound: 'No document has this word',
  count: 'Words: {n} · Characters: {c} · To read: {m} min',
  deleted: 'Deleted “{title}”',
  bold: 'bold',
  italic: 'italic',
  link: 'text of the link',
  code: 'code',
  column: 'Column',
  cell: 'Cell',
}
/* The first page, which shows what can be done. */
const welcome = {
  title: '# Write on the left, read on the right',
  start: 'Plain text with a few signs becomes a page: **bold**, *italic*, `code` and [links](#). Everything is kept on this device while you type.',
  tasksTitle: '## To try',
  tasks: '- [x] Open the page\n- [ ] Tick this box in the preview\n- [ ] Choose a word and press Ctrl + B',
  tableTitle: '## A few signs',
  table: '| You write | You get |\n| --- | --- |\n| `## Title` | a heading |\n| `- item` | a list |\n| `> words` | a quote |',
  quote: '> The page saves itself. When it is done, take it along as **.md** or **.html**.',
}

const byId = (id) => document.getElementById(id)
const field = byId('text')
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6)
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

/** { id, text, changed } */
let documents = [{ id: 'welcome', text: `${Object.values(welcome).join('\n\n')}\n`, changed: Date.now() }]
let openId = 'welcome'
let view = 'both'
let before = null
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.documents)) ({ documents, openId } = saved)
  if (['write', 'both', 'read'].includes(saved?.view)) view = saved.view
} catch { /* no storage here: writing works, it is only forgotten */ }

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify({ documents, openId, view })) } catch { /* see above */ }
}

// On a narrow page writing and reading take turns.
const narrow = matchMedia('(max-width: 40rem)')
const shownView = () => narrow.matches && view === 'both' ? 'write' : view
const current = () => documents.find(({ id }) => id === openId)
const wordsIn = (text) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
const plain = (line) => line.replace(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/, '').replace(/[*_`~[\]]/g, '').trim()
const titleOf = ({ text }) => plain(text.split('\n').find((line) => plain(line)) ?? '') || words.untitled

/* Drawing */

function drawList() {
  const search = byId('search').value.trim().toLowerCase()
  const shown = documents.filter(({ text }) => text.toLowerCase().includes(search))
  byId('list').replaceChildren(...shown.map((page) => {
    const lines = page.text.split('\n').map(plain).filter(Boolean)
    const face = make('button', { type: 'button' }, make('b', { textContent: titleOf(page), dir: 'auto' }), make('span', { textContent: lines[1]?.replace(/\|/g, ' ') ?? words.noText, dir: 'auto' }))
    if (page.id === openId) face.setAttribute('aria-current', 'true')
    face.addEventListener('click', () => { openPage(page.id); field.focus() })
    return make('li', {}, face)
  }))
  if (shown.length === 0 && search) byId('list').append(make('li', { className: 'none', textContent: words.noneFound }))
}

function drawPreview() {
  const { text } = current()
  // The whole page has the direction of its first word: signs like "- [x]" would turn single lines around.
  const letter = /\p{L}/u.exec(text)?.[0]
  field.dir = letter === undefined ? '' : /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr'
  byId('preview').innerHTML = renderMarkdown(text)
  const written = wordsIn(text)
  byId('count').textContent = fill(words.count, { n: written.length, c: [...text].length, m: Math.max(1, Math.ceil(written.length / 220)) })
}

function draw() {
  const page = current()
  byId('sheet').hidden = !page
  byId('empty').hidden = Boolean(page)
  byId('panes').dataset.view = shownView()
  byId('views').querySelector(`[value="${shownView()}"]`).checked = true
  drawList()
  if (!page) return
  if (field.value !== page.text) field.value = page.text
  drawPreview()
}

function offerUndo(text) {
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
  if (!text) before = null
}

function openPage(id) {
  openId = id
  showSide(false)
  offerUndo()
  save()
  draw()
  field.scrollTop = byId('preview').scrollTop = 0
  field.setSelectionRange(0, 0)
}

function startPage() {
  documents = [{ id: newId(), text: '', changed: Date.now() }, ...documents]
  byId('search').value = ''
  if (view === 'read') view = 'write'
  openPage(documents[0].id)
  field.focus()
}

/* Writing. execCommand is old, but the one way to change a text field that its own undo (Ctrl + Z) knows about. */

function insert(text) {
  if (!document.execCommand('insertText', false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input'))
}

/** Puts marks around the selection, or takes them away. */
function surround(mark, example) {
  const { selectionStart: start, selectionEnd: end, value } = field
  const chosen = value.slice(start, end)
  const wrapped = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark
  if (wrapped) {
    field.setSelectionRange(start - mark.length, end + mark.length)
    insert(chosen)
    field.setSelectionRange(start - mark.length, end - mark.length)
  } else {
    const inner = chosen || example
    insert(mark + inner + mark)
    field.setSelectionRange(start + mark.length, start + mark.length + inner.length)
  }
}

/** Changes the lines of the selection. */
function changeLines(change) {
  const start = field.value.lastIndexOf('\n', field.selectionStart - 1) + 1
  const stop = field.value.indexOf('\n', field.selectionEnd)
  const end = stop < 0 ? field.value.length : stop
  const text = field.value.slice(start, end).split('\n').map(change).join('\n')
  field.setSelectionRange(start, end)
  insert(text)
  field.setSelectionRange(text.includes('\n') ? start : start + text.length, start + text.length)
}
const startWith = (mark, known) => changeLines((line) => known.test(line) ? line.replace(known, '') : mark + line)

const actions = {
  bold: () => surround('**', words.bold),
  italic: () => surround('*', words.italic),
  code: () => field.value.slice(field.selectionStart, field.selectionEnd).includes('\n') ? surround('\n```\n', '') : surround('`', words.code),
  // No heading, then the first level, the second, the third, and none again.
  heading: () => changeLines((line) => {
    const level = /^#{0,6}(?=\s)/.exec(line)?.[0].length ?? 0
    const text = line.replace(/^#{1,6}\s+/, '')
    return level >= 3 ? text : `${'#'.repeat(level + 1)} ${text}`
  }),
  quote: () => startWith('> ', /^>\s?/),
  list: () => startWith('- ', /^[-*+]\s+(?!\[[ x]\])/),
  task: () => startWith('- [ ] ', /^[-*+]\s+\[[ xX]\]\s+/),
  table: () => insert(`\n| ${words.column} | ${words.column} |\n| --- | --- |\n| ${words.cell} | ${words.cell} |\n`),
  link: () => {
    const label = field.value.slice(field.selectionStart, field.selectionEnd) || words.link
    const start = field.selectionStart
    insert(`[${label}](#)`)
    field.setSelectionRange(start + label.length + 3, start + label.length + 4)
  },
}
const keys = { b: 'bold', i: 'italic', h: 'heading', k: 'link', e: 'code' }

function act(name) {
  if (view === 'read') setView('both')
  field.focus()
  actions[name]()
}

field.addEventListener('input', () => {
  const page = current()
  page.text = field.value
  page.changed = Date.now()
  offerUndo()
  save()
  drawList()
  drawPreview()
})
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || field.selectionStart !== field.selectionEnd) return
  const start = field.value.lastIndexOf('\n', field.selectionStart - 1) + 1
  const line = field.value.slice(start, field.selectionStart)
  const item = /^(\s*)(?:([-*+])|(\d+)([.)])|(>))\s+(\[[ xX]\]\s+)?/.exec(line)
  if (!item) return
  event.preventDefault()
  // An empty item ends the list.
  if (item[0].length === line.length) {
    field.setSelectionRange(start, field.selectionStart)
    return insert('\n')
  }
  const mark = item[2] ?? item[5] ?? `${Number(item[3]) + 1}${item[4]}`
  insert(`\n${item[1]}${mark} ${item[6] ? '[ ] ' : ''}`)
})
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    if (byId('side').classList.contains('open')) byId('documents').focus()
    showSide(false)
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !current()) return
  const key = event.key.toLowerCase()
  if (key === 's') byId('save-markdown').click()
  else if (keys[key] && event.target === field) act(keys[key])
  else return
  event.preventDefault()
})
byId('tools').addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (button) act(button.value)
})

/* Reading: a box that is ticked is ticked in the text, and the preview goes along with the writing */

byId('preview').addEventListener('change', (event) => {
  const at = Number(event.target.dataset.at)
  const lines = current().text.split('\n')
  lines[at] = lines[at].replace(/\[[ xX]\]/, event.target.checked ? '[x]' : '[ ]')
  field.value = lines.join('\n')
  field.dispatchEvent(new Event('input'))
  byId('preview').querySelector(`[data-at="${at}"]`)?.focus()
})
byId('preview').addEventListener('click', (event) => {
  // A link into the page has nowhere to go in a preview.
  if (event.target.closest('a')?.getAttribute('href').startsWith('#')) event.preventDefault()
})
field.addEventListener('scroll', () => {
  const share = field.scrollTop / Math.max(1, field.scrollHeight - field.clientHeight)
  byId('preview').scrollTop = share * (byId('preview').scrollHeight - byId('preview').clientHeight)
})

function setView(next) {
  view = next
  save()
  draw()
}
narrow.addEventListener('change', draw)
byId('views').addEventListener('change', (event) => setView(event.target.value))

/* The documents */

function showSide(open) {
  byId('side').classList.toggle('open', open)
  byId('documents').setAttribute('aria-expanded', String(open))
}
byId('documents').addEventListener('click', () => { showSide(true); byId('search').focus() })
byId('sheet').addEventListener('pointerdown', (event) => { if (!event.target.closest('#documents')) showSide(false) })
byId('search').addEventListener('input', drawList)
byId('new').addEventListener('click', startPage)
byId('first').addEventListener('click', startPage)
byId('delete').addEventListener('click', () => {
  const page = current()
  before = { documents, openId }
  const at = documents.indexOf(page)
  documents = documents.filter((other) => other !== page)
  openId = (documents[at] ?? documents[at - 1])?.id ?? ''
  save()
  draw()
  offerUndo(fill(words.deleted, { title: titleOf(page) }))
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  if (before) ({ documents, openId } = before)
  offerUndo()
  save()
  draw()
  field.focus()
})

/* Taking a page along */

function download(text, type, ending) {
  const name = titleOf(current()).replace(/[\\/:*?"<>|]+/g, ' ').trim().slice(0, 80) || words.untitled
  const address = URL.createObjectURL(new Blob([text], { type }))
  make('a', { href: address, download: `${name}.${ending}` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
byId('save-markdown').addEventListener('click', () => download(current().text, 'text/markdown', 'md'))
byId('save-page').addEventListener('click', () => {
  const { lang, dir } = document.documentElement
  const body = renderMarkdown(current().text).replace(/<input type="checkbox" data-at="\d+"/g, '<input type="checkbox" disabled')
  download(`<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf(current()))}</title>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1.05rem/1.65 system-ui, sans-serif; overflow-wrap: anywhere; }
  pre { padding: 1rem; background: color-mix(in srgb, currentColor 8%, transparent); white-space: pre-wrap; }
  blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid; opacity: .8; }
  table { border-collapse: collapse; } th, td { padding: .3rem .7rem; border: 1px solid; text-align: start; }
  .task { list-style: none; } .centre { text-align: center; } .end { text-align: end; } img { max-width: 100%; }
</style>
${body}
</html>
`, 'text/html', 'html')
})

draw()
