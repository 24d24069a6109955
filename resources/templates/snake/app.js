const storageKey = 'garden-snake'
const words = {
  ready: 'Ready?',
  readyText: 'Press an arrow key, or swipe over the board.',
  start: 'Start',
  paused: 'Paused',
  pausedText: 'Your snake waits where you left it.',
  goOn: 'Go on',
  over: 'Game over',
  won: 'The garden is full. You won!',
  overText: 'You ate {n} apples.',
  bestText: 'You ate {n} apples: your best so far.',
  playAgain: 'Play again',
  ate: 'Score {n}. The next apple: {where}.',
  apple: 'Apple: {where}.',
  right: '{n} to the right',
  left: '{n} to the left',
  up: '{n} up',
  down: '{n} down',
  cleared: 'The scores are cleared',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const size = 20
const cell = 10
const paces = { slow: 200, normal: 140, fast: 95 }
const directions = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }
const opposite = { up: 'down', down: 'up', left: 'right', right: 'left' }

/* The game: what it is made of, and one step of it */

/** A new game. Its rules stay its own when others are chosen for the next one. */
function newGame({ speed, edges }) {
  const snake = [[8, 10], [7, 10], [6, 10]]
  return { speed, edges, snake, direction: 'right', apple: [14, 10], score: 0, status: 'ready' }
}

function freePlace(snake) {
  const free = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (!snake.some(([a, b]) => a === x && b === y)) free.push([x, y])
  }
  return free[Math.floor(Math.random() * free.length)]
}

let state = { rules: { speed: 'normal', edges: 'walls' }, scores: {}, game: null }
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (saved?.rules) state = { ...state, ...saved }
} catch { /* no storage here: one can play, the scores are only forgotten */ }
state.game ??= newGame(state.rules)
if (state.game.status === 'playing') state.game.status = 'paused'

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)) } catch { /* see above */ }
}

const level = () => 1 + Math.floor(state.game.score / 5)
const pace = () => paces[state.game.speed] * Math.max(.5, .94 ** (level() - 1))
const rulesOf = ({ speed, edges }) => `${speed} ${edges}`
const scoresFor = (rules) => state.scores[rulesOf(rules)] ?? []

let turns = []
let timer

/** Moves the snake by one field: it eats, grows, or the game ends. */
function step() {
  const { game } = state
  game.direction = turns.shift() ?? game.direction
  const [dx, dy] = directions[game.direction]
  let [x, y] = game.snake[0]
  x += dx
  y += dy
  if (game.edges === 'open') {
    x = (x + size) % size
    y = (y + size) % size
  }
  const eats = x === game.apple[0] && y === game.apple[1]
  // The tail's end moves away, so one may follow it.
  const inTheWay = eats ? game.snake : game.snake.slice(0, -1)
  if (x < 0 || y < 0 || x >= size || y >= size || inTheWay.some(([a, b]) => a === x && b === y)) return end(words.over)
  game.snake.unshift([x, y])
  if (!eats) game.snake.pop()
  else {
    game.score += 1
    const place = freePlace(game.snake)
    if (!place) return end(words.won)
    game.apple = place
    announce(fill(words.ate, { n: game.score, where: whereIsApple() }))
    save()
  }
  draw()
  timer = setTimeout(step, pace())
}

function begin() {
  if (state.game.status === 'over') state.game = newGame(state.rules)
  state.game.status = 'playing'
  clearTimeout(timer)
  timer = setTimeout(step, pace())
  offerUndo()
  byId('board').focus({ preventScroll: true })
  announce(fill(words.apple, { where: whereIsApple() }))
  save()
  draw()
}

function pause() {
  if (state.game.status !== 'playing') return
  clearTimeout(timer)
  state.game.status = 'paused'
  announce(words.paused)
  save()
  draw()
}

function end(title) {
  const { game } = state
  game.status = 'over'
  game.title = title
  game.isBest = game.score > (scoresFor(game)[0]?.score ?? 0)
  if (game.score > 0) {
    const all = [...scoresFor(game), { score: game.score, on: Date.now() }]
    state.scores[rulesOf(game)] = all.sort((a, b) => b.score - a.score).slice(0, 5)
  }
  save()
  draw()
  drawScores()
  announce(`${title}. ${byId('veil-text').textContent}`)
}

function fresh() {
  clearTimeout(timer)
  turns = []
  state.game = newGame(state.rules)
  save()
  draw()
  drawScores()
  byId('board').focus({ preventScroll: true })
}

/** A turn asked for by a key, a swipe or the pad; two can wait, so that a quick corner is not lost. */
function turn(direction) {
  const { game } = state
  if (game.status === 'over') return
  const last = turns.at(-1) ?? game.direction
  if (turns.length < 2 && direction !== last && direction !== opposite[last]) turns.push(direction)
  if (game.status !== 'playing') begin()
}

/* Drawing */

function announce(text) { byId('announce').textContent = text }

/** Where the apple is, seen from the head: "3 to the right, 2 up". */
function whereIsApple() {
  const [[headX, headY]] = state.game.snake
  const [x, y] = state.game.apple
  const parts = []
  if (x !== headX) parts.push(fill(x > headX ? words.right : words.left, { n: Math.abs(x - headX) }))
  if (y !== headY) parts.push(fill(y > headY ? words.down : words.up, { n: Math.abs(y - headY) }))
  return parts.join(document.documentElement.lang === 'ar' ? '، ' : ', ')
}

const middle = (field) => field * cell + cell / 2

function draw() {
  const { game } = state
  let path = ''
  game.snake.forEach(([x, y], index) => {
    const [beforeX, beforeY] = game.snake[index - 1] ?? []
    const joined = Math.abs(x - beforeX) + Math.abs(y - beforeY) === 1
    path += `${joined ? 'L' : 'M'}${middle(x)} ${middle(y)}`
    if (!joined) path += 'h0'
  })
  byId('body').setAttribute('d', path)
  const angle = { right: 0, down: 90, left: 180, up: 270 }[game.direction]
  byId('head').setAttribute('transform', `translate(${middle(game.snake[0][0])} ${middle(game.snake[0][1])}) rotate(${angle})`)
  byId('apple').setAttribute('transform', `translate(${middle(game.apple[0])} ${middle(game.apple[1])})`)
  byId('board').dataset.edges = game.edges
  byId('score').textContent = game.score
  byId('level').textContent = level()
  byId('best').textContent = Math.max(game.score, scoresFor(game)[0]?.score ?? 0)
  byId('veil').hidden = game.status === 'playing'
  const over = fill(game.isBest ? words.bestText : words.overText, { n: game.score })
  const [title, text, button] = {
    ready: [words.ready, words.readyText, words.start],
    paused: [words.paused, words.pausedText, words.goOn],
    over: [game.title ?? words.over, over, words.playAgain],
    playing: ['', '', ''],
  }[game.status]
  byId('veil-title').textContent = title
  byId('veil-text').textContent = text
  byId('go').textContent = button
}

function drawScores() {
  for (const input of document.querySelectorAll('.choice input')) input.checked = state.rules[input.name] === input.value
  const day = new Intl.DateTimeFormat(document.documentElement.lang === 'ar' ? 'ar-u-nu-latn' : 'en', { day: 'numeric', month: 'long' })
  const scores = scoresFor(state.rules)
  byId('scores').replaceChildren(...scores.map(({ score, on }) => {
    const row = document.createElement('li')
    const time = document.createElement('time')
    time.dateTime = new Date(on).toISOString()
    time.textContent = day.format(on)
    row.append(Object.assign(document.createElement('b'), { textContent: score }), time)
    return row
  }))
  byId('no-scores').hidden = scores.length > 0
  byId('forget').hidden = scores.length === 0
  byId('later').hidden = rulesOf(state.rules) === rulesOf(state.game)
}

let before = null
function offerUndo(text) {
  before = text ? structuredClone(state.scores) : null
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
}

/* Keys, swipes and buttons */

const keys = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', KeyW: 'up', KeyS: 'down', KeyA: 'left', KeyD: 'right' }
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const onBoard = byId('board').contains(event.target) || event.target === document.body
  // In the rules the arrow keys choose, and on a button Space presses it.
  if (event.target.matches('input') || (!onBoard && event.target.closest('button') && event.code === 'Space')) return
  const direction = keys[event.key] ?? keys[event.code]
  if (direction) turn(direction)
  else if (event.code === 'KeyN') fresh()
  else if (event.code === 'Space' && event.target !== byId('go')) state.game.status === 'playing' ? pause() : begin()
  else return
  event.preventDefault()
})

let swipe = null
byId('board').addEventListener('pointerdown', (event) => {
  swipe = event.target.closest('button') ? null : [event.clientX, event.clientY]
})
addEventListener('pointermove', (event) => {
  if (!swipe) return
  const [dx, dy] = [event.clientX - swipe[0], event.clientY - swipe[1]]
  if (Math.max(Math.abs(dx), Math.abs(dy)) < 22) return
  swipe = [event.clientX, event.clientY]
  turn(Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'down' : 'up')
})
addEventListener('pointerup', () => { swipe = null })
addEventListener('pointercancel', () => { swipe = null })

byId('pad').addEventListener('pointerdown', (event) => {
  const direction = event.target.closest('button')?.dataset.turn
  if (direction) turn(direction)
})
byId('pad').addEventListener('click', (event) => {
  const direction = event.target.closest('button')?.dataset.turn
  // A click without a pointer comes from a key or a screen reader.
  if (direction && event.detail === 0) turn(direction)
})
byId('pause').addEventListener('click', () => { state.game.status === 'playing' ? pause() : begin() })
byId('go').addEventListener('click', begin)
byId('again').addEventListener('click', fresh)
byId('forget').addEventListener('click', () => {
  offerUndo(words.cleared)
  delete state.scores[rulesOf(state.rules)]
  save()
  draw()
  drawScores()
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  state.scores = before
  offerUndo()
  save()
  draw()
  drawScores()
  byId('again').focus()
})
for (const input of document.querySelectorAll('.choice input')) {
  input.addEventListener('change', () => {
    state.rules = { ...state.rules, [input.name]: input.value }
    if (state.game.status === 'ready') state.game = newGame(state.rules)
    save()
    draw()
    drawScores()
  })
}
document.addEventListener('visibilitychange', () => { if (document.hidden) pause() })
addEventListener('blur', pause)
addEventListener('pagehide', save)

draw()
drawScores()
