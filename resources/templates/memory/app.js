const storageKey = 'two-alike-memory'
const words = {
  first: 'Turn over two cards. Alike? They stay open.',
  turnOf: 'It is the turn of player {n}.',
  closed: 'Card {n}, closed',
  open: 'Card {n}: {face}',
  found: 'Card {n}: {face}, found',
  alike: '{face}: alike!',
  different: '{a} and {b}: not alike',
  allFound: 'All pairs found',
  result: '{moves} moves in {time}.',
  newBest: '{moves} moves in {time}: your best so far.',
  wins: 'Player {n} wins, {a} to {b}.',
  draw: 'A draw, {a} to {b}.',
  best: '{set}, {size} cards',
  moves: '{moves} moves · {time}',
  fresh: 'A new game is dealt',
  cleared: 'The best games are cleared',
}
const setNames = {
  shapes: 'Shapes',
  letters: 'Letters',
  sums: 'Sums',
}
const shapeNames = {
  circle: 'Circle',
  square: 'Square',
  triangle: 'Triangle',
  star: 'Star',
  heart: 'Heart',
  diamond: 'Diamond',
  moon: 'Moon',
  drop: 'Drop',
  leaf: 'Leaf',
  plus: 'Plus',
  hexagon: 'Hexagon',
  ring: 'Ring',
  bolt: 'Bolt',
  cloud: 'Cloud',
  arrow: 'Arrow',
  wave: 'Wave',
  hourglass: 'Hourglass',
  house: 'House',
}
const shapes = {
  circle: 'M12 3a9 9 0 1 0 .01 0z',
  square: 'M4 4h16v16H4z',
  triangle: 'M12 3l10 17H2z',
  star: 'M12 2l3 6.6 7 .8-5.2 4.8 1.4 7L12 17.7 5.8 21.200l1.4-7L2 9.400l7-.8z',
  heart: 'M12 21C4 15 2 11.5 2 8.2 2 3.5 8.5 1.5 12 6.500c3.5-5 10-3 10 1.7 0 3.3-2 6.8-10 12.800z',
  diamond: 'M12 2l8 10-8 10-8-10z',
  moon: 'M15 2.500A10 10 0 1 0 21.5 16 8.5 8.5 0 0 1 15 2.500z',
  drop: 'M12 2c4 5.5 7 8.5 7 12.500a7 7 0 0 1-14 0C5 10.5 8 7.5 12 2z',
  leaf: 'M3 21c0-11 6-17 18-18 0 12-6 17-15 15l7-8',
  plus: 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  hexagon: 'M7 3.500h10l5 8.5-5 8.500H7L2 12z',
  ring: 'M12 2a10 10 0 1 0 .01 0zM12 8a4 4 0 1 1-.01 0z',
  bolt: 'M14 2L4 14h7l-2 8 11-13h-7z',
  cloud: 'M7 19a5 5 0 0 1-.5-10A6 6 0 0 1 18 8a5.5 5.5 0 0 1-1 11z',
  arrow: 'M12 2l9 9h-5v11H8V11H3z',
  wave: 'M2 9c4-6 6 4 10 0s6-4 10-1v7c-4-4-6 3-10 1s-6-5-10 1z',
  hourglass: 'M4 2h16l-6.5 10L20 22H4l6.5-10z',
  house: 'M12 2l10 9h-3v11h-5v-6h-4v6H5V11H2z',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const isArabic = document.documentElement.lang === 'ar'
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
const shuffle = (list) => {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[list[at], list[other]] = [list[other], list[at]]
  }
  return list
}

/* A game: cards as { pair, face }, which are open, which are found, and whose turn it is */

/** The two faces of each of `count` pairs. Sums pair a sum with what it makes. */
function facesOf(set, count) {
  if (set === 'shapes') return shuffle(Object.keys(shapes)).slice(0, count).map((shape) => [shape, shape])
  if (set === 'letters') return shuffle([...(isArabic ? 'ابتثجحخدرسشصطعغفقكلمنهوي' : 'ABCDEFGHJKLMNPQRSTUVWXYZ')]).slice(0, count).map((letter) => [letter, letter])
  return shuffle(Array.from({ length: 18 }, (_, index) => index + 3)).slice(0, count).map((total) => {
    const part = 1 + Math.floor(Math.random() * (total - 1))
    return [`${part}+${total - part}`, String(total)]
  })
}

function deal(rules) {
  const pairs = facesOf(rules.set, rules.size / 2)
  const cards = shuffle(pairs.flatMap((faces, pair) => faces.map((face) => ({ pair, face }))))
  return { ...rules, cards, open: [], found: [], moves: 0, seconds: 0, turn: 0, points: [0, 0], over: false, isBest: false }
}

let state = { rules: { size: 16, set: 'shapes', players: 1 }, bests: {}, game: null }
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (saved?.rules) state = { ...state, ...saved }
} catch { /* no storage here: one can play, it is only forgotten */ }
state.game ??= deal(state.rules)

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)) } catch { /* see above */ }
}

const started = () => state.game.moves > 0 || state.game.open.length > 0
const bestKey = ({ size, set }) => `${size} ${set}`
const faceName = (face) => shapeNames[face] ?? face
const alike = ([a, b]) => state.game.cards[a].pair === state.game.cards[b].pair

let closing
function close() {
  clearTimeout(closing)
  state.game.open = []
}

/** Turns a card over. The second one of two is compared with the first. */
function turnOver(index) {
  const { game } = state
  if (game.over || game.found.includes(index)) return
  if (game.open.length === 2) close()
  if (game.open.includes(index)) return
  offerUndo()
  game.open.push(index)
  const faces = game.open.map((at) => faceName(game.cards[at].face))
  byId('announce').textContent = faces.at(-1)
  if (game.open.length === 2) {
    game.moves += 1
    if (alike(game.open)) {
      game.found.push(...game.open)
      game.open = []
      game.points[game.turn] += 1
      byId('announce').textContent = fill(words.alike, { face: faces.at(-1) })
      if (game.found.length === game.cards.length) finish()
    } else {
      byId('announce').textContent = fill(words.different, { a: faces[0], b: faces[1] })
      if (game.players === 2) game.turn = 1 - game.turn
      closing = setTimeout(() => { close(); save(); draw() }, 1100)
    }
  }
  save()
  draw()
}

function finish() {
  const { game } = state
  game.over = true
  const best = state.bests[bestKey(game)]
  if (game.players === 1) {
    game.isBest = !best || game.moves < best.moves || (game.moves === best.moves && game.seconds < best.seconds)
    if (game.isBest) state.bests[bestKey(game)] = { moves: game.moves, seconds: game.seconds }
  }
  drawRules()
  setTimeout(() => byId('once-more').focus(), 0)
}

/* Drawing */

function drawFace({ face }) {
  const side = document.createElement('span')
  side.className = 'face'
  if (shapes[face]) {
    side.innerHTML = `<svg viewBox="0 0 24 24" fill-rule="evenodd"><path d="${shapes[face]}"/></svg>`
  } else {
    side.append(Object.assign(document.createElement('b'), { textContent: face, dir: 'ltr' }))
  }
  side.setAttribute('aria-hidden', 'true')
  return side
}

const columnsOf = (size) => (size === 36 ? 6 : size === 24 && matchMedia('(min-width: 40rem)').matches ? 6 : 4)

/** Lays the cards out anew: after a deal, and when the window gets another shape. */
function lay() {
  const { cards } = state.game
  const columns = columnsOf(cards.length)
  document.querySelector('.table').style.setProperty('--columns', columns)
  document.querySelector('.table').style.setProperty('--rows', cards.length / columns)
  byId('cards').replaceChildren(...cards.map((card, index) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'card', tabIndex: index === 0 ? 0 : -1 })
    button.style.setProperty('--own', (card.pair * 360) / (cards.length / 2))
    button.append(Object.assign(document.createElement('span'), { className: 'back' }))
    button.addEventListener('click', () => turnOver(index))
    return button
  }))
}

function draw() {
  const { game } = state
  ;[...byId('cards').children].forEach((button, index) => {
    const found = game.found.includes(index)
    const open = found || game.open.includes(index)
    // A closed card's face is not in the page, so that nothing gives it away.
    if (open && !button.querySelector('.face')) button.append(drawFace(game.cards[index]))
    if (!open) button.querySelector('.face')?.remove()
    button.classList.toggle('open', open)
    button.classList.toggle('found', found)
    button.setAttribute('aria-label', fill(found ? words.found : open ? words.open : words.closed, { n: index + 1, face: faceName(game.cards[index].face) }))
  })
  byId('alone').hidden = game.players === 2
  byId('together').hidden = game.players === 1
  byId('moves').textContent = game.moves
  byId('best').textContent = state.bests[bestKey(game)]?.moves ?? '–'
  document.querySelectorAll('.player').forEach((player, index) => {
    player.querySelector('dd').textContent = game.points[index]
    player.setAttribute('aria-current', String(game.turn === index && !game.over))
  })
  byId('turn').textContent = game.players === 2 ? fill(words.turnOf, { n: game.turn + 1 }) : words.first
  byId('end').hidden = !game.over
  if (game.over) drawEnd()
  showTime()
}

function drawEnd() {
  const { points: [a, b], players, moves, seconds, isBest } = state.game
  byId('end-title').textContent = words.allFound
  const together = fill(a === b ? words.draw : words.wins, { n: a > b ? 1 : 2, a: Math.max(a, b), b: Math.min(a, b) })
  byId('end-text').textContent = players === 2 ? together : fill(isBest ? words.newBest : words.result, { moves, time: clock(seconds) })
  byId('announce').textContent = `${words.allFound}. ${byId('end-text').textContent}`
}

const showTime = () => { byId('time').textContent = clock(state.game.seconds) }

function drawRules() {
  for (const input of byId('rules').querySelectorAll('input')) input.checked = String(state.rules[input.name]) === input.value
  const bests = Object.entries(state.bests)
  byId('bests').replaceChildren(...bests.map(([key, { moves, seconds }]) => {
    const [size, set] = key.split(' ')
    const row = document.createElement('li')
    row.append(Object.assign(document.createElement('small'), { textContent: fill(words.best, { size, set: setNames[set] }) }))
    row.append(Object.assign(document.createElement('span'), { textContent: fill(words.moves, { moves, time: clock(seconds) }) }))
    return row
  }))
  byId('no-bests').hidden = bests.length > 0
  byId('forget').hidden = bests.length === 0
}

let before = null
function offerUndo(text, kept) {
  before = text ? kept : null
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
}

function drawAll() {
  lay()
  draw()
  drawRules()
}

/* What one can do */

/** Deals a new game; one that was under way can be taken back. */
function fresh(rules = state.rules) {
  const kept = { rules: state.rules, game: state.game }
  const underWay = started() && !state.game.over
  clearTimeout(closing)
  state.rules = rules
  state.game = deal(rules)
  save()
  drawAll()
  offerUndo(underWay ? words.fresh : undefined, kept)
}

byId('cards').addEventListener('keydown', (event) => {
  const cards = [...byId('cards').children]
  const at = cards.indexOf(event.target.closest('.card'))
  const columns = columnsOf(cards.length)
  const ahead = document.documentElement.dir === 'rtl' ? -1 : 1
  const step = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowUp: -columns, ArrowDown: columns }[event.key]
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? cards.length - 1 : at + step
  if (at < 0 || !cards[next]) return
  event.preventDefault()
  cards[at].tabIndex = -1
  cards[next].tabIndex = 0
  cards[next].focus()
})
byId('cards').addEventListener('focusin', ({ target }) => {
  for (const card of byId('cards').children) card.tabIndex = card === target ? 0 : -1
})
for (const input of byId('rules').querySelectorAll('input')) {
  input.addEventListener('change', () => fresh({ ...state.rules, [input.name]: input.name === 'set' ? input.value : Number(input.value) }))
}
byId('again').addEventListener('click', () => { fresh(); byId('cards').firstElementChild.focus() })
byId('once-more').addEventListener('click', () => { fresh(); byId('cards').firstElementChild.focus() })
byId('forget').addEventListener('click', () => {
  offerUndo(words.cleared, { bests: state.bests })
  state.bests = {}
  save()
  draw()
  drawRules()
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  Object.assign(state, before)
  offerUndo()
  save()
  drawAll()
  byId('cards').firstElementChild.focus()
})
// Time passes only in a game that is under way and in sight.
setInterval(() => {
  if (!started() || state.game.over || document.hidden) return
  state.game.seconds += 1
  showTime()
}, 1000)
addEventListener('pagehide', save)
matchMedia('(min-width: 40rem)').addEventListener('change', () => { lay(); draw() })

// Two different cards that were open before a reload are closed; one alone stays.
if (state.game.open.length === 2) close()
save()
drawAll()
