const storageKey = 'flowboard-kanban'
const words = {
  todo: 'To do',
  doing: 'In progress',
  done: 'Done',
  column: 'New column',
  columnName: 'Name of the column',
  deleteColumn: 'Delete the column {name}',
  columnDeleted: 'Deleted the column “{name}”',
  cardDeleted: 'Deleted “{title}”',
  add: 'Add a card',
  addButton: 'Add',
  cards: 'Cards in {name}',
  dropHere: 'Nothing here yet',
  noneFound: 'No card matches',
  summary: '{n} cards',
  none: 'No cards yet',
  moved: '{title}: now in {name}, place {n}',
  calm: 'Calm',
  soon: 'Soon',
  urgent: 'Urgent',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6)
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

let columns = [words.todo, words.doing, words.done].map((name) => ({ id: newId(), name, cards: [] }))
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.columns)) columns = saved.columns
} catch { /* no storage here: the board works, it only forgets */ }

let before = null
const find = (cardId) => {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === cardId)
    if (index >= 0) return { column, index, card: column.cards[index] }
  }
  return null
}

/** Keeps the board and draws it; with `undoText`, offers to go back to how it was. */
function commit(undoText) {
  try { localStorage.setItem(storageKey, JSON.stringify({ columns })) } catch { /* see above */ }
  draw()
  byId('toast').hidden = !undoText
  byId('toast-text').textContent = undoText ?? ''
  if (!undoText) before = null
}

const remember = () => { before = structuredClone(columns) }

function moveCard(cardId, columnId, place) {
  const from = find(cardId)
  const target = columns.find((column) => column.id === columnId)
  if (!from || !target) return
  from.column.cards.splice(from.index, 1)
  const at = Math.max(0, Math.min(place, target.cards.length))
  target.cards.splice(at, 0, from.card)
  commit()
  byId('announce').textContent = fill(words.moved, { title: from.card.title, name: target.name, n: at + 1 })
}

/* Drawing */

function drawCard(card) {
  const face = make('button', { type: 'button', className: 'card' })
  if (card.tint && card.tint !== 'none') face.append(make('em', { textContent: words[card.tint] }))
  face.append(make('span', { textContent: card.title, dir: 'auto' }))
  if (card.notes) face.append(make('small', { textContent: card.notes, dir: 'auto' }))
  const item = make('li', {}, face)
  item.dataset.card = card.id
  item.dataset.tint = card.tint ?? 'none'
  return item
}

function drawColumn(column, search) {
  const name = make('input', { type: 'text', value: column.name, maxLength: 40, dir: 'auto' })
  name.setAttribute('aria-label', words.columnName)
  name.addEventListener('change', () => { column.name = name.value.trim() || column.name; commit() })
  name.addEventListener('keydown', (event) => { if (event.key === 'Enter') name.blur() })

  const bin = make('button', { type: 'button', className: 'icon', textContent: '×' })
  bin.setAttribute('aria-label', fill(words.deleteColumn, column))
  bin.addEventListener('click', () => {
    remember()
    columns = columns.filter((other) => other !== column)
    commit(fill(words.columnDeleted, column))
    byId('undo').focus()
  })

  const shown = column.cards.filter((card) => `${card.title} ${card.notes ?? ''}`.toLowerCase().includes(search))
  const list = make('ul', { className: 'cards' }, ...shown.map(drawCard))
  list.setAttribute('aria-label', fill(words.cards, column))
  list.dataset.empty = search ? words.noneFound : words.dropHere

  const title = make('input', { type: 'text', placeholder: words.add, maxLength: 120, autocomplete: 'off' })
  title.setAttribute('aria-label', `${words.add}: ${column.name}`)
  const add = make('form', { className: 'add' }, title, make('button', { type: 'submit', className: 'strong', textContent: words.addButton }))
  add.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!title.value.trim()) return
    column.cards.push({ id: newId(), title: title.value.trim(), notes: '', tint: 'none' })
    byId('search').value = ''
    commit()
    byId('board').querySelector(`[data-column="${column.id}"] .add input`).focus()
  })

  const head = make('div', { className: 'column-head' }, make('h2', {}, name), make('span', { className: 'count', textContent: column.cards.length }), bin)
  const section = make('section', { className: 'column' }, head, list, add)
  section.setAttribute('aria-label', column.name)
  section.dataset.column = column.id
  return section
}

function draw() {
  const search = byId('search').value.trim().toLowerCase()
  const scrolled = byId('board').scrollLeft
  byId('board').replaceChildren(...columns.map((column) => drawColumn(column, search)))
  byId('board').scrollLeft = scrolled
  const total = columns.reduce((sum, column) => sum + column.cards.length, 0)
  byId('summary').textContent = total ? fill(words.summary, { n: total }) : words.none
}

const focusCard = (cardId) => byId('board').querySelector(`[data-card="${cardId}"] .card`)?.focus()

/* The dialog of one card */

const form = byId('editor-form')
let editing = null

function openEditor(cardId) {
  const { card, column } = find(cardId)
  editing = cardId
  form.elements.title.value = card.title
  form.elements.notes.value = card.notes ?? ''
  form.elements.tint.value = card.tint ?? 'none'
  form.elements.column.replaceChildren(...columns.map(({ id, name }) => make('option', { value: id, textContent: name, selected: id === column.id })))
  byId('editor').returnValue = 'cancel'
  byId('editor').showModal()
}

for (const button of form.querySelectorAll('button[type="button"]')) button.addEventListener('click', () => byId('editor').close(button.value))
byId('editor').addEventListener('close', () => {
  const found = find(editing)
  const answer = byId('editor').returnValue
  if (!found) return
  if (answer === 'save') {
    const { title, notes, tint, column } = form.elements
    Object.assign(found.card, { title: title.value.trim() || found.card.title, notes: notes.value.trim(), tint: tint.value })
    if (column.value !== found.column.id) moveCard(editing, column.value, Infinity)
    else commit()
  } else if (answer === 'delete') {
    remember()
    found.column.cards.splice(found.index, 1)
    commit(fill(words.cardDeleted, found.card))
    return byId('undo').focus()
  }
  focusCard(editing)
})

/* Moving: by keyboard, and by pointer for mouse, pen and touch alike */

byId('board').addEventListener('keydown', (event) => {
  const cardId = event.target.closest('[data-card]')?.dataset.card
  if (!cardId || !event.altKey || !event.key.startsWith('Arrow')) return
  event.preventDefault()
  const { column, index } = find(cardId)
  const rtl = document.documentElement.dir === 'rtl'
  const across = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[event.key]
  if (across === undefined) moveCard(cardId, column.id, index + (event.key === 'ArrowUp' ? -1 : 1))
  else {
    const next = columns[columns.indexOf(column) + across]
    if (next) moveCard(cardId, next.id, index)
  }
  focusCard(cardId)
})

let drag = null
let justDragged = false

byId('board').addEventListener('pointerdown', (event) => {
  const item = event.target.closest('[data-card]')
  justDragged = false
  if (!item || event.button !== 0) return
  drag = { item, id: item.dataset.card, x: event.clientX, y: event.clientY, started: false, ready: event.pointerType === 'mouse' }
  // A finger has to rest first: a quick stroke scrolls the board.
  if (!drag.ready) drag.timer = setTimeout(() => { if (drag) { drag.ready = true; begin(event) } }, 300)
})

function begin(event) {
  const box = drag.item.getBoundingClientRect()
  drag.ghost = drag.item.firstElementChild.cloneNode(true)
  drag.ghost.classList.add('ghost')
  drag.ghost.style.width = `${box.width}px`
  drag.dx = event.clientX - box.left
  drag.dy = event.clientY - box.top
  drag.started = true
  document.body.append(drag.ghost)
  drag.item.classList.add('dragging')
  follow(event)
}

function follow(event) {
  drag.ghost.style.left = `${event.clientX - drag.dx}px`
  drag.ghost.style.top = `${event.clientY - drag.dy}px`
  const column = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-column]')
  if (!column) return
  const list = column.querySelector('.cards')
  const others = [...list.children].filter((item) => item !== drag.item)
  const next = others.find((item) => { const box = item.getBoundingClientRect(); return event.clientY < box.top + box.height / 2 })
  list.insertBefore(drag.item, next ?? null)
}

addEventListener('pointermove', (event) => {
  if (!drag) return
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 6
  if (drag.started) follow(event)
  else if (far && drag.ready) begin(event)
  else if (far) endDrag(false)
})
addEventListener('touchmove', (event) => { if (drag?.started) event.preventDefault() }, { passive: false })
addEventListener('pointerup', () => endDrag(true))
addEventListener('pointercancel', () => endDrag(false))
addEventListener('keydown', (event) => { if (event.key === 'Escape') endDrag(false) })

function endDrag(drop) {
  if (!drag) return
  const { item, id, started, ghost, timer } = drag
  drag = null
  clearTimeout(timer)
  if (!started) return
  ghost.remove()
  justDragged = true
  const columnId = item.closest('[data-column]')?.dataset.column
  const following = item.nextElementSibling?.dataset.card
  if (!drop || !columnId) return draw()
  const target = columns.find((column) => column.id === columnId)
  const rest = target.cards.filter((card) => card.id !== id)
  const place = following ? rest.findIndex((card) => card.id === following) : rest.length
  moveCard(id, columnId, place)
}

byId('board').addEventListener('click', (event) => {
  const item = event.target.closest('[data-card]')
  if (item && !justDragged) openEditor(item.dataset.card)
})

byId('add-column').addEventListener('click', () => {
  const column = { id: newId(), name: words.column, cards: [] }
  columns = [...columns, column]
  commit()
  const name = byId('board').querySelector(`[data-column="${column.id}"] h2 input`)
  name.focus()
  name.select()
})
byId('search').addEventListener('input', draw)
byId('undo').addEventListener('click', () => {
  if (before) columns = before
  commit()
  byId('add-column').focus()
})

draw()
