const storageKey = 'recall-flashcards'
const words = {
  due: 'Due today: {n}',
  noneDue: 'Nothing is due. Come back tomorrow.',
  deckDue: '{n} due',
  deckSize: 'Cards: {n}',
  dueTitle: 'Cards due: {n}',
  dueText: 'What you know comes back later and later.',
  allKnown: 'Nothing is due',
  next: 'The next card comes on {day}.',
  studyDue: 'Study',
  studyAnyway: 'Study all anyway',
  box: 'Box {n}',
  now: 'Due',
  question: 'Question',
  answer: 'Answer',
  questionOf: 'Question: {front}',
  answerOf: 'Answer to: {front}',
  remove: 'Delete: {front}',
  cardDeleted: 'Deleted “{front}”',
  deckDeleted: 'Deleted the deck “{name}”',
  textUsed: 'The deck has been changed',
  textCount: 'Cards in the text: {n}',
  soon: 'soon',
  days: '{n} d',
  finished: 'Cards: {n}. Known at once: {m}.',
  noCardsTitle: 'No cards yet',
  noCardsText: 'Write the first question and its answer above, or paste a whole list.',
  noneFoundTitle: 'Nothing found',
  noneFoundText: 'No card has this word.',
}
const example = {
  name: 'Capitals of the world',
  cards: [
    { front: 'Japan', back: 'Tokyo' },
    { front: 'Egypt', back: 'Cairo' },
    { front: 'Australia', back: 'Canberra' },
    { front: 'Canada', back: 'Ottawa' },
    { front: 'Brazil', back: 'Brasília' },
    { front: 'Kenya', back: 'Nairobi' },
    { front: 'Turkey', back: 'Ankara' },
    { front: 'Morocco', back: 'Rabat' },
  ],
}
const bin = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13"/></svg>'

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6)
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

/** { id, name, cards: [{ id, front, back, box, due }] } */
let decks = []
/** Where one is: the id of the open deck, or nothing. */
let openId = ''
let session = null
let before = null
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.decks)) decks = saved.decks
  if (saved?.openId) openId = saved.openId
} catch { /* no storage here: the decks work, they are only forgotten */ }

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify({ decks, openId })) } catch { /* see above */ }
}

/** Keeps the decks and draws them; with `undoText`, offers to go back to how they were at `remember()`. */
function commit(undoText) {
  save()
  draw()
  byId('toast').hidden = !undoText
  byId('toast-text').textContent = undoText ?? ''
  if (!undoText) before = null
}
const remember = () => { before = structuredClone({ decks, openId }) }
const openDeck = () => decks.find(({ id }) => id === openId)

/* When a card comes back. A box holds cards for a number of days; what is known moves on to the next box. */

const daysInBox = [0, 1, 3, 7, 16, 35]
const dayKey = (ahead = 0) => {
  const now = new Date()
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
const newCard = (front, back) => ({ id: newId(), front, back, box: 0, due: dayKey() })
const isDue = (card) => card.due <= dayKey()

/** The box and the days to wait after a grade: 0 again, 1 hard, 2 good, 3 easy. */
function afterGrade(card, grade) {
  if (grade === 0) return { box: 0, days: 0 }
  const box = Math.min(daysInBox.length - 1, grade === 1 ? Math.max(1, card.box) : card.box + grade - 1)
  return { box, days: grade === 1 ? Math.ceil(daysInBox[box] / 2) : daysInBox[box] }
}

/* Drawing */

const dateName = (day) => new Intl.DateTimeFormat(`${document.documentElement.lang}-u-ca-gregory-nu-latn`, { day: 'numeric', month: 'short' }).format(new Date(`${day}T12:00`))

function draw() {
  const deck = openDeck()
  byId('home').hidden = Boolean(session || deck)
  byId('deck').hidden = Boolean(session || !deck)
  byId('session').hidden = !session || session.queue.length === 0
  byId('finished').hidden = !session || session.queue.length > 0
  if (session) drawSession()
  else if (deck) drawDeck(deck)
  else drawHome()
}

function drawHome() {
  const due = decks.flatMap(({ cards }) => cards.filter(isDue)).length
  const any = decks.some(({ cards }) => cards.length > 0)
  byId('today').textContent = due > 0 ? fill(words.due, { n: due }) : any ? words.noneDue : ''
  byId('study-all').hidden = due === 0
  byId('no-decks').hidden = decks.length > 0
  byId('decks').replaceChildren(...decks.map((deck) => {
    const waiting = deck.cards.filter(isDue).length
    const face = make('button', { type: 'button' }, make('b', { textContent: deck.name, dir: 'auto' }),
      make('span', { className: 'muted', textContent: fill(words.deckSize, { n: deck.cards.length }) }),
      waiting ? make('span', { className: 'due', textContent: fill(words.deckDue, { n: waiting }) }) : '')
    face.addEventListener('click', () => go(deck.id))
    return make('li', {}, face)
  }))
}

function drawDeck(deck) {
  const due = deck.cards.filter(isDue).length
  const search = byId('search').value.trim().toLowerCase()
  const shown = deck.cards.filter(({ front, back }) => `${front} ${back}`.toLowerCase().includes(search))
  const next = deck.cards.map((card) => card.due).sort()[0]
  if (document.activeElement !== byId('deck-name')) byId('deck-name').value = deck.name
  byId('ready').hidden = deck.cards.length === 0
  byId('due-title').textContent = due ? fill(words.dueTitle, { n: due }) : words.allKnown
  byId('due-text').textContent = due || !next ? words.dueText : fill(words.next, { day: dateName(next) })
  byId('study').textContent = due ? words.studyDue : words.studyAnyway
  byId('study').className = due ? 'strong' : 'plain'
  const most = Math.max(1, ...daysInBox.map((_, box) => deck.cards.filter((card) => card.box === box).length))
  byId('boxes').replaceChildren(...daysInBox.map((_, box) => {
    const size = deck.cards.filter((card) => card.box === box).length
    const bar = make('li', { className: size ? '' : 'none' }, make('i'), String(size))
    bar.style.cssText = `--share: ${size / most}; --box: ${box}`
    return bar
  }))
  byId('count').textContent = fill(words.deckSize, { n: deck.cards.length })
  byId('search').hidden = deck.cards.length < 2
  byId('cards').replaceChildren(...shown.map((card) => drawCard(deck, card)))
  byId('no-cards').hidden = shown.length > 0
  byId('no-cards-title').textContent = search ? words.noneFoundTitle : words.noCardsTitle
  byId('no-cards-text').textContent = search ? words.noneFoundText : words.noCardsText
}

function drawCard(deck, card) {
  const side = (name, label) => {
    const input = make('input', { type: 'text', value: card[name], maxLength: 300, dir: 'auto' })
    input.setAttribute('aria-label', fill(label, card))
    input.addEventListener('change', () => { card[name] = input.value.trim() || card[name]; input.value = card[name]; save() })
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') input.value = card[name]
      if (event.key === 'Enter' || event.key === 'Escape') input.blur()
    })
    return input
  }
  const drop = make('button', { type: 'button', className: 'icon', innerHTML: bin })
  drop.setAttribute('aria-label', fill(words.remove, card))
  drop.addEventListener('click', () => {
    remember()
    deck.cards = deck.cards.filter((other) => other !== card)
    commit(fill(words.cardDeleted, card))
    byId('undo').focus()
  })
  const when = make('span', { className: 'when', textContent: isDue(card) ? words.now : dateName(card.due), title: fill(words.box, { n: card.box + 1 }) })
  return make('li', {}, side('front', words.questionOf), side('back', words.answerOf), when, drop)
}

/* Going about */

function go(id) {
  openId = id
  session = null
  byId('search').value = ''
  commit()
  scrollTo(0, 0)
  // Whoever opens a deck came to study, or else to write.
  const due = openDeck()?.cards.some(isDue)
  ;(due ? byId('study') : id ? byId('add-card').elements.front : byId('new-deck')).focus()
}

byId('to-home').addEventListener('click', () => go(''))
byId('add-deck').addEventListener('submit', (event) => {
  event.preventDefault()
  const name = byId('new-deck').value.trim()
  if (!name) return
  byId('new-deck').value = ''
  const deck = { id: newId(), name, cards: [] }
  decks = [...decks, deck]
  go(deck.id)
})
byId('example').addEventListener('click', () => {
  const deck = { id: newId(), name: example.name, cards: example.cards.map(({ front, back }) => newCard(front, back)) }
  decks = [...decks, deck]
  go(deck.id)
})
byId('deck-name').addEventListener('change', () => {
  openDeck().name = byId('deck-name').value.trim() || openDeck().name
  byId('deck-name').value = openDeck().name
  save()
})
byId('deck-name').addEventListener('keydown', (event) => { if (event.key === 'Enter') byId('deck-name').blur() })
byId('add-card').addEventListener('submit', (event) => {
  event.preventDefault()
  const { front, back } = byId('add-card').elements
  const empty = [front, back].find((input) => !input.value.trim())
  if (empty) return empty.focus()
  openDeck().cards.unshift(newCard(front.value.trim(), back.value.trim()))
  front.value = back.value = byId('search').value = ''
  front.focus()
  commit()
})
byId('search').addEventListener('input', draw)
byId('delete-deck').addEventListener('click', () => {
  const { name } = openDeck()
  remember()
  decks = decks.filter(({ id }) => id !== openId)
  openId = ''
  commit(fill(words.deckDeleted, { name }))
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  if (before) ({ decks, openId } = before)
  commit()
  ;(openId ? byId('add-card').elements.front : byId('new-deck')).focus()
})

/* Studying: a queue of cards. One that was not known goes to its end. */

function begin(cards) {
  const queue = [...cards].sort((a, b) => a.box - b.box)
  session = { queue, total: queue.length, turned: false, missed: new Set() }
  byId('toast').hidden = true
  draw()
  byId('card').focus()
}

function drawSession() {
  const { queue, total, turned, missed } = session
  byId('progress').setAttribute('aria-valuemax', total)
  byId('progress').setAttribute('aria-valuenow', total - queue.length)
  byId('progress').style.setProperty('--share', (total - queue.length) / total)
  byId('left').textContent = `${total - queue.length}/${total}`
  byId('finished-text').textContent = fill(words.finished, { n: total, m: total - missed.size })
  const [card] = queue
  if (!card) return
  const deck = decks.find(({ cards }) => cards.includes(card))
  byId('side').textContent = `${deck?.name ?? ''} · ${turned ? words.answer : words.question}`
  byId('front').textContent = card.front
  byId('back').textContent = turned ? card.back : ''
  byId('back').hidden = !turned
  byId('flip').style.visibility = turned ? 'hidden' : ''
  for (const button of byId('grades').children) {
    button.hidden = !turned
    const { days } = afterGrade(card, Number(button.value))
    button.querySelector('small').textContent = days === 0 ? words.soon : fill(words.days, { n: days })
  }
}

function turn() {
  session.turned = !session.turned
  drawSession()
}

function grade(value) {
  const card = session.queue.shift()
  const { box, days } = afterGrade(card, value)
  Object.assign(card, { box, due: dayKey(days) })
  if (value === 0) {
    session.missed.add(card.id)
    session.queue.push(card)
  }
  session.turned = false
  save()
  draw()
  ;(session.queue.length > 0 ? byId('card') : byId('finished-title')).focus()
}

function endSession() {
  session = null
  draw()
  ;(openId ? byId('study') : byId('new-deck')).focus()
}

byId('study').addEventListener('click', () => {
  const due = openDeck().cards.filter(isDue)
  begin(due.length ? due : openDeck().cards)
})
byId('study-all').addEventListener('click', () => begin(decks.flatMap(({ cards }) => cards.filter(isDue))))
byId('card').addEventListener('click', turn)
byId('grades').addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (button) grade(Number(button.value))
})
byId('stop').addEventListener('click', endSession)
byId('finish').addEventListener('click', endSession)
addEventListener('keydown', (event) => {
  if (!session || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape') endSession()
  else if (session.turned && /^[1-4]$/.test(event.key)) grade(Number(event.key) - 1)
  else if (event.key === ' ' && session.queue.length > 0 && event.target === document.body) { event.preventDefault(); turn() }
})

/* A deck as text */

const dialog = byId('text')
// The first equals sign or tab parts the sides; spaces around it keep "a=b" whole in a question.
const readLines = (text) => text.split('\n').map((line) => /^(.+?)(?:\t+|\s+=\s+)(.+)$/.exec(line.trim())).filter(Boolean).map(([, front, back]) => ({ front: front.trim(), back: back.trim() }))
const countLines = () => { byId('text-count').textContent = fill(words.textCount, { n: readLines(byId('lines').value).length }) }

byId('as-text').addEventListener('click', () => {
  byId('lines').value = openDeck().cards.map(({ front, back }) => `${front} = ${back}`).join('\n')
  countLines()
  dialog.returnValue = 'cancel'
  dialog.showModal()
  byId('lines').focus()
})
byId('lines').addEventListener('input', countLines)
for (const button of dialog.querySelectorAll('button[value="cancel"]')) button.addEventListener('click', () => dialog.close('cancel'))
byId('save-text').addEventListener('click', () => {
  const address = URL.createObjectURL(new Blob([`${byId('lines').value}\n`], { type: 'text/plain' }))
  make('a', { href: address, download: `${openDeck().name}.txt` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
})
dialog.addEventListener('close', () => {
  byId('as-text').focus()
  if (dialog.returnValue !== 'save') return
  remember()
  const deck = openDeck()
  // A card that stays keeps its box: only its sides come from the text.
  deck.cards = readLines(byId('lines').value).map(({ front, back }) => {
    const known = deck.cards.find((card) => card.front === front)
    return known ? { ...known, back } : newCard(front, back)
  })
  commit(words.textUsed)
})

draw()
