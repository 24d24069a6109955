const storageKey = 'sketchbook-drawing'
const words = {
  sheet: 'Sheet {n}',
  deleted: 'Sheet {n} is deleted',
  cleared: 'The sheet is cleared',
  down: 'The pen is down',
  up: 'The pen is up',
  start: 'First corner set',
  drawn: 'Drawn',
  givenUp: 'Given up',
  undone: 'Undone',
  redone: 'Done again',
  full: 'There is no more room to keep this drawing. Save it as PNG.',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark' || (document.documentElement.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)

/* A sheet is a list of marks in its own coordinates. Everything seen is drawn from it, so nothing blurs or gets lost. */

const density = 2
const mostSheets = 12
const newSheet = (paper) => ({ paper, width: 0, height: 0, marks: [] })
let state = { sheets: [newSheet(isDark ? '#17181d' : '#ffffff')], current: 0, tool: 'pen', size: 5, colour: isDark ? '#ffffff' : '#1d1d22' }
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (saved?.sheets?.length) state = { ...state, ...saved }
} catch { /* no storage here: one can draw, it is only forgotten */ }

const sheet = () => state.sheets[state.current]
let undone = []
let removed = null

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)) } catch (error) {
    if (error.name === 'QuotaExceededError' && localStorage.length > 0) announce(words.full)
  }
}

function announce(text) {
  byId('announce').textContent = ''
  requestAnimationFrame(() => { byId('announce').textContent = text })
}

/* Marks */

const ink = byId('sheet').getContext('2d', { willReadFrequently: true })
const cover = byId('cover').getContext('2d')

/** The part of a stroke that ends in its point `at`: a curve through the middles, as wide as the pressure there. */
function drawPart(pen, { points, size }, at) {
  const point = (index) => [points[index * 3], points[index * 3 + 1]]
  const middle = ([x1, y1], [x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2]
  const end = point(at)
  const turn = point(Math.max(0, at - 1))
  pen.lineWidth = Math.max(.5, size * points[at * 3 + 2])
  pen.beginPath()
  pen.moveTo(...(at > 1 ? middle(point(at - 2), turn) : turn))
  pen.quadraticCurveTo(...turn, ...middle(turn, end))
  pen.lineTo(...end)
  pen.stroke()
}

function drawMark(pen, mark, from = 0) {
  if (mark.tool === 'fill') return flood(pen, mark)
  if (mark.tool === 'clear') return pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height)
  const [x1, y1, , x2 = x1, y2 = y1] = mark.points
  pen.save()
  pen.scale(density, density)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.lineWidth = mark.size
  pen.strokeStyle = mark.colour
  pen.globalCompositeOperation = mark.tool === 'eraser' ? 'destination-out' : 'source-over'
  if (mark.tool === 'pen' || mark.tool === 'eraser') {
    for (let at = from; at < mark.points.length / 3; at += 1) drawPart(pen, mark, at)
  } else {
    pen.beginPath()
    if (mark.tool === 'line') { pen.moveTo(x1, y1); pen.lineTo(x2, y2) }
    if (mark.tool === 'rectangle') pen.rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1))
    if (mark.tool === 'ellipse') pen.ellipse((x1 + x2) / 2, (y1 + y2) / 2, Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2, 0, 0, 7)
    pen.stroke()
  }
  pen.restore()
}

/** Pours a colour over the pixels around a point that look alike, row by row, and a pixel under what borders them. */
function flood(pen, mark) {
  const { width, height } = pen.canvas
  const startX = Math.floor(mark.points[0] * density)
  const startY = Math.floor(mark.points[1] * density)
  if (startX < 0 || startY < 0 || startX >= width || startY >= height) return
  const image = pen.getImageData(0, 0, width, height)
  const pixels = image.data
  const poured = new Uint8Array(width * height)
  const seed = (startY * width + startX) * 4
  const [red, green, blue, alpha] = pixels.slice(seed, seed + 4)
  const alike = (at) => {
    if (poured[at]) return false
    const index = at * 4
    if (Math.abs(pixels[index + 3] - alpha) > 96) return false
    return alpha < 32 || Math.abs(pixels[index] - red) + Math.abs(pixels[index + 1] - green) + Math.abs(pixels[index + 2] - blue) < 96
  }
  const waiting = [[startX, startY]]
  while (waiting.length) {
    const [x, y] = waiting.pop()
    const row = y * width
    if (!alike(row + x)) continue
    let left = x
    let right = x
    while (left > 0 && alike(row + left - 1)) left -= 1
    while (right < width - 1 && alike(row + right + 1)) right += 1
    poured.fill(1, row + left, row + right + 1)
    for (const next of [y - 1, y + 1]) {
      if (next < 0 || next >= height) continue
      for (let at = left, open = false; at <= right; at += 1) {
        const fits = alike(next * width + at)
        if (fits && !open) waiting.push([at, next])
        open = fits
      }
    }
  }
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(mark.colour.slice(at, at + 2), 16))
  const layer = new OffscreenCanvas(width, height)
  const only = new ImageData(width, height)
  for (let at = 0; at < poured.length; at += 1) {
    if (!poured[at]) continue
    pixels.set([r, g, b, 255], at * 4)
    only.data.set([r, g, b, 255], at * 4)
  }
  layer.getContext('2d').putImageData(only, 0, 0)
  pen.putImageData(image, 0, 0)
  // Under the soft edges of lines, so that no pale seam is left along them.
  pen.save()
  pen.globalCompositeOperation = 'destination-over'
  for (const [x, y] of [[-1, 0], [1, 0], [0, -1], [0, 1], [-2, 0], [2, 0], [0, -2], [0, 2]]) pen.drawImage(layer, x, y)
  pen.restore()
}

function drawSheet(pen, { width, height, marks }) {
  pen.canvas.width = Math.max(1, width * density)
  pen.canvas.height = Math.max(1, height * density)
  // What stands before the last clearing is not seen.
  for (const mark of marks.slice(marks.findLastIndex(({ tool }) => tool === 'clear') + 1)) drawMark(pen, mark)
}

/* The sheet on the screen */

let scale = 1

/** Fits the paper into the stage. A sheet without marks takes the shape of the stage; one with marks keeps its own. */
function fit() {
  const { clientWidth, clientHeight } = byId('stage')
  if (!clientWidth || !clientHeight) return
  const current = sheet()
  if (current.marks.length === 0 && !(current.width === clientWidth && current.height === clientHeight)) {
    current.width = clientWidth
    current.height = clientHeight
    drawSheet(ink, current)
  }
  scale = Math.min(clientWidth / current.width, clientHeight / current.height)
  byId('paper').style.width = `${current.width * scale}px`
  byId('paper').style.height = `${current.height * scale}px`
  const cover = byId('cover')
  cover.width = current.width * density
  cover.height = current.height * density
  drawCover()
}

function drawThumbnail(canvas, { paper, width, height }, image) {
  canvas.width = Math.round(90 * Math.min(2, Math.max(.4, width / Math.max(1, height))))
  canvas.height = 90
  const pen = canvas.getContext('2d')
  pen.fillStyle = paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  if (width) pen.drawImage(image, 0, 0, canvas.width, canvas.height)
}

function drawSheets() {
  const rows = state.sheets.map((each, index) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', title: fill(words.sheet, { n: index + 1 }) })
    button.setAttribute('aria-label', button.title)
    button.setAttribute('aria-current', String(index === state.current))
    const picture = document.createElement('canvas')
    let image = byId('sheet')
    if (index !== state.current) {
      image = document.createElement('canvas')
      drawSheet(image.getContext('2d', { willReadFrequently: true }), each)
    }
    drawThumbnail(picture, each, image)
    button.append(picture)
    button.addEventListener('click', () => { show(index); byId('sheets').children[index].firstChild.focus() })
    const item = document.createElement('li')
    item.append(button)
    return item
  })
  byId('sheets').replaceChildren(...rows)
  byId('add').disabled = state.sheets.length >= mostSheets
}

/** After a change to the marks: keeps them and brings all that shows them up to date. */
function refresh() {
  const { marks, paper } = sheet()
  const blank = marks.length === 0 || marks.at(-1).tool === 'clear'
  byId('undo').disabled = marks.length === 0
  byId('redo').disabled = undone.length === 0
  byId('clear').disabled = blank
  byId('empty').hidden = blank === false
  byId('paper').style.setProperty('--paper', paper)
  byId('paper').style.setProperty('--on-paper', paper === '#17181d' ? '#b9b9c4' : '#5a5a64')
  byId('paper-colour').value = paper
  const picture = byId('sheets').children[state.current]?.querySelector('canvas')
  if (picture) drawThumbnail(picture, sheet(), byId('sheet'))
  save()
}

function show(index) {
  state.current = Math.max(0, Math.min(index, state.sheets.length - 1))
  undone = []
  mark = null
  drawSheet(ink, sheet())
  fit()
  drawSheets()
  refresh()
}

function offerBack(text) {
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
  if (!text) removed = null
}

/* Drawing: one mark at a time, by pointer or by keys */

let mark = null
let cursor = null

function begin(x, y, pressure = 1) {
  const { tool, colour, size } = state
  mark = { tool, colour, size: tool === 'eraser' ? size * 2 : size, points: [x, y, pressure] }
  if (tool === 'fill') return finish()
  if (tool === 'pen' || tool === 'eraser') drawMark(ink, mark)
  drawCover()
}

function extend(x, y, pressure = 1, straight = false) {
  if (mark.tool === 'pen' || mark.tool === 'eraser') {
    mark.points.push(x, y, pressure)
    return drawMark(ink, mark, mark.points.length / 3 - 1)
  }
  const [fromX, fromY] = mark.points
  if (straight && mark.tool === 'line') {
    const turn = Math.round(Math.atan2(y - fromY, x - fromX) / (Math.PI / 4)) * (Math.PI / 4)
    const length = Math.hypot(x - fromX, y - fromY)
    mark.points = [fromX, fromY, 1, Math.round(fromX + Math.cos(turn) * length), Math.round(fromY + Math.sin(turn) * length), 1]
  } else if (straight) {
    const side = Math.max(Math.abs(x - fromX), Math.abs(y - fromY))
    mark.points = [fromX, fromY, 1, fromX + side * Math.sign(x - fromX), fromY + side * Math.sign(y - fromY), 1]
  } else {
    mark.points = [fromX, fromY, 1, x, y, 1]
  }
  drawCover()
}

function finish() {
  const isStroke = mark.tool === 'pen' || mark.tool === 'eraser'
  if (!isStroke) drawMark(ink, mark)
  sheet().marks.push(mark)
  mark = null
  undone = []
  offerBack()
  drawCover()
  refresh()
}

function giveUp() {
  if (!mark) return
  mark = null
  drawSheet(ink, sheet())
  drawCover()
}

/** What lies over the ink: the shape that is being drawn, and the cursor of the keyboard. */
function drawCover() {
  cover.clearRect(0, 0, cover.canvas.width, cover.canvas.height)
  if (mark && mark.tool !== 'pen' && mark.tool !== 'eraser') drawMark(cover, mark)
  if (!cursor || document.activeElement !== byId('cover')) return
  cover.save()
  cover.scale(density, density)
  for (const [colour, width] of [['#ffffff', 4], ['#1d1d22', 1.5]]) {
    cover.strokeStyle = colour
    cover.lineWidth = width
    cover.beginPath()
    cover.arc(cursor.x, cursor.y, mark ? 5 : 9, 0, 7)
    for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      cover.moveTo(cursor.x + x * 12, cursor.y + y * 12)
      cover.lineTo(cursor.x + x * 18, cursor.y + y * 18)
    }
    cover.stroke()
  }
  cover.restore()
}

const place = (event) => {
  const box = byId('cover').getBoundingClientRect()
  const round = (value) => Math.round(value / scale * 10) / 10
  // Mice and most fingers tell no pressure: a half, or nothing.
  const pressure = event.pointerType === 'pen' && event.pressure > 0 ? Math.round((.35 + event.pressure * 1.3) * 100) / 100 : 1
  return [round(event.clientX - box.left), round(event.clientY - box.top), pressure]
}

byId('cover').addEventListener('pointerdown', (event) => {
  if (mark || event.button !== 0 || !event.isPrimary) return
  byId('cover').setPointerCapture(event.pointerId)
  cursor = null
  begin(...place(event))
})
byId('cover').addEventListener('pointermove', (event) => {
  if (!mark || cursor || !event.isPrimary) return
  const steps = event.getCoalescedEvents?.() ?? []
  for (const step of steps.length ? steps : [event]) extend(...place(step), event.shiftKey)
})
byId('cover').addEventListener('pointerup', () => { if (mark && !cursor) finish() })
byId('cover').addEventListener('pointercancel', () => { if (!cursor) giveUp() })

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
byId('cover').addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey) return
  const { width, height } = sheet()
  const arrow = arrows[event.key]
  if (!arrow && event.key !== ' ' && event.key !== 'Enter' && event.key !== 'Escape') return
  event.preventDefault()
  cursor ??= { x: Math.round(width / 2), y: Math.round(height / 2) }
  if (arrow) {
    const step = event.shiftKey ? 40 : event.altKey ? 1 : 10
    cursor.x = Math.max(0, Math.min(width, cursor.x + arrow[0] * step))
    cursor.y = Math.max(0, Math.min(height, cursor.y + arrow[1] * step))
    if (mark) extend(cursor.x, cursor.y)
  } else if (event.key === 'Escape') {
    if (mark) announce(words.givenUp)
    giveUp()
  } else if (mark) {
    announce(mark.tool === 'pen' || mark.tool === 'eraser' ? words.up : words.drawn)
    finish()
  } else {
    begin(cursor.x, cursor.y)
    announce(mark === null ? words.drawn : state.tool === 'pen' || state.tool === 'eraser' ? words.down : words.start)
  }
  drawCover()
})
byId('cover').addEventListener('focus', () => {
  if (byId('cover').matches(':focus-visible')) cursor ??= { x: Math.round(sheet().width / 2), y: Math.round(sheet().height / 2) }
  drawCover()
})
byId('cover').addEventListener('blur', () => { if (mark && cursor) finish(); drawCover() })

/* Tools */

function showTools() {
  for (const input of document.querySelectorAll('.tools input[type="radio"]')) input.checked = String(state[input.name]) === input.value
  let own = true
  for (const label of byId('colours').querySelectorAll('label')) {
    const input = label.querySelector('input')
    label.style.setProperty('--swatch', input.value)
    const chosen = input.type === 'color' ? own : input.checked
    if (chosen) own = false
    if (input.type === 'color' && chosen) { input.value = state.colour; label.style.setProperty('--swatch', state.colour) }
    label.classList.toggle('chosen', chosen)
  }
}

document.querySelector('.tools').addEventListener('input', ({ target }) => {
  if (target.type === 'color') state.colour = target.value
  else state[target.name] = target.name === 'size' ? Number(target.value) : target.value
  showTools()
  save()
})
byId('own').addEventListener('click', () => { state.colour = byId('own').value; showTools(); save() })

function undo() {
  if (mark) return giveUp()
  const last = sheet().marks.pop()
  if (!last) return
  undone.push(last)
  drawSheet(ink, sheet())
  announce(words.undone)
  refresh()
}
function redo() {
  const next = undone.pop()
  if (!next) return
  sheet().marks.push(next)
  drawMark(ink, next)
  announce(words.redone)
  refresh()
}

byId('undo').addEventListener('click', undo)
byId('redo').addEventListener('click', redo)
byId('clear').addEventListener('click', () => {
  const clearing = { tool: 'clear', points: [] }
  sheet().marks.push(clearing)
  undone = []
  drawMark(ink, clearing)
  announce(words.cleared)
  refresh()
  byId('undo').focus()
})
byId('add').addEventListener('click', () => {
  state.sheets.push(newSheet(sheet().paper))
  show(state.sheets.length - 1)
})
byId('remove').addEventListener('click', () => {
  removed = { at: state.current, sheet: sheet() }
  state.sheets.splice(state.current, 1)
  if (state.sheets.length === 0) state.sheets.push(newSheet(removed.sheet.paper))
  show(Math.min(removed.at, state.sheets.length - 1))
  offerBack(fill(words.deleted, { n: removed.at + 1 }))
  byId('restore').focus()
})
byId('restore').addEventListener('click', () => {
  if (state.sheets.length === 1 && sheet().marks.length === 0 && removed.at === 0) state.sheets = []
  state.sheets.splice(removed.at, 0, removed.sheet)
  show(removed.at)
  offerBack()
  byId('cover').focus()
})
byId('paper-colour').addEventListener('change', ({ target }) => { sheet().paper = target.value; refresh() })
byId('download').addEventListener('click', () => {
  const { paper } = sheet()
  const picture = document.createElement('canvas')
  picture.width = byId('sheet').width
  picture.height = byId('sheet').height
  const pen = picture.getContext('2d')
  pen.fillStyle = paper
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.drawImage(byId('sheet'), 0, 0)
  picture.toBlob((blob) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${document.title} ${state.current + 1}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  })
})

const toolKeys = { p: 'pen', e: 'eraser', l: 'line', r: 'rectangle', o: 'ellipse', f: 'fill' }
document.addEventListener('keydown', (event) => {
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') { event.preventDefault(); event.shiftKey ? redo() : undo() }
    if (key === 'y') { event.preventDefault(); redo() }
  } else if (!event.altKey && toolKeys[key] && event.target.tagName !== 'SELECT') {
    state.tool = toolKeys[key]
    showTools()
    save()
  }
})
new ResizeObserver(fit).observe(byId('stage'))

showTools()
show(state.current)
