const storageKey = 'overview-dashboard'
const words = {
  total: 'Total',
  when: 'When',
  shop: 'Shop',
  online: 'Online',
  wholesale: 'Wholesale',
  column: 'Column {n}',
  more: '{n} more than before',
  less: '{n} less than before',
  same: 'As much as before',
  noBefore: 'Nothing to compare with',
  linesLabel: 'Lines of {names}, from {first} to {last}',
  barsLabel: 'Bars of the totals, from {first} to {last}',
  donutLabel: 'Ring: {parts}',
  nameOfColumn: 'Name of the column',
  nameOfRow: 'Name of the row',
  value: '{column}, {row}',
  deleteRow: 'Delete the row {name}',
  deleteColumn: 'Delete the column {name}',
  rowDeleted: 'Deleted the row {name}',
  columnDeleted: 'Deleted the column {name}',
  emptied: 'The table is empty now',
  imported: 'Rows read: {n}',
  notATable: 'This needs a row of names and at least one row with numbers.',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const language = document.documentElement.lang === 'ar' ? 'ar-u-nu-latn' : 'en'
const rtl = document.documentElement.dir === 'rtl'
const comma = rtl ? '، ' : ', '
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
const mostColumns = 6

/** An element of the page: `make('td', { className: 'x' }, child)`. Attributes with a hyphen, and role, are set as such. */
function make(tag, values = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(values)) {
    if (name.includes('-') || name === 'role') element.setAttribute(name, value)
    else element[name] = value
  }
  element.append(...children)
  return element
}

const picture = new DOMParser().parseFromString('<svg></svg>', 'text/html').querySelector('svg')
/** An element of a drawing. */
function shape(tag, values = {}, ...children) {
  const element = document.createElementNS(picture.namespaceURI, tag)
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/* The data: names of columns, and rows of a label and a number for each column */

function example() {
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit' })
  const now = new Date()
  const lastYear = (index, factor) => (index < 12 ? factor : 1)
  const rows = Array.from({ length: 24 }, (_, index) => ({
    label: month.format(new Date(now.getFullYear(), now.getMonth() - 23 + index, 1)),
    values: [
      Math.round([420, 445, 430, 480, 510, 495, 530, 560, 540, 585, 610, 640][index % 12] * lastYear(index, .8)),
      Math.round([180, 210, 260, 250, 300, 340, 330, 390, 450, 470, 520, 590][index % 12] * lastYear(index, .6)),
      Math.round([300, 280, 310, 290, 305, 270, 295, 280, 260, 275, 250, 265][index % 12] * lastYear(index, 1.2)),
    ],
  }))
  return { columns: [words.shop, words.online, words.wholesale], rows }
}

// As long as the numbers are the example's, none are kept: the example follows the language.
let state = { data: null, period: 6, hidden: [] }
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (saved && typeof saved.period === 'number') state = { ...state, ...saved }
} catch { /* no storage here: the charts work, changes are only forgotten */ }
let data = state.data ?? example()

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)) } catch { /* see above */ }
}

const copy = () => ({ ...state, data: state.data && structuredClone(state.data) })
let before = null

/** Keeps changed data and draws it; with `undoText`, offers to go back to `kept`. */
function commit(undoText, kept) {
  state.data = data
  save()
  drawAll()
  offerUndo(undoText, kept)
}

function offerUndo(text, kept) {
  before = text ? kept : null
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
}

const sum = (values) => values.reduce((total, value) => total + value, 0)
const shown = () => data.columns.map((_, index) => index).filter((index) => !state.hidden.includes(index))
const inPeriod = () => (state.period ? data.rows.slice(-state.period) : data.rows)
/** The rows right before the period, as many as it has; none where there are fewer. */
function beforePeriod() {
  const count = inPeriod().length
  const rows = data.rows.slice(0, data.rows.length - count).slice(-count)
  return rows.length === count ? rows : []
}
const totalOf = (rows, columns) => sum(rows.flatMap(({ values }) => columns.map((column) => values[column] ?? 0)))
const colour = (column) => `--own: var(--series-${(column % mostColumns) + 1})`

/* Cards */

function sparkline(values, column) {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const points = values.map((value, index) => {
    const x = values.length < 2 ? 50 : (index / (values.length - 1)) * 100
    return `${rtl ? 100 - x : x},${high === low ? 15 : 27 - ((value - low) / (high - low)) * 24}`
  })
  return shape('svg', { viewBox: '0 0 100 30', preserveAspectRatio: 'none', 'aria-hidden': 'true', style: colour(column) },
    shape('polyline', { class: 'stroke', points: points.join(' '), 'vector-effect': 'non-scaling-stroke' }))
}

function drawCards() {
  const rows = inPeriod()
  const cards = [[words.total, shown(), 0], ...data.columns.map((name, index) => [name, [index], index])]
  byId('cards').replaceChildren(...cards.filter(([, columns]) => columns.length).map(([name, columns, own]) => {
    const total = totalOf(rows, columns)
    const earlier = beforePeriod()
    const was = totalOf(earlier, columns)
    const change = make('small')
    if (earlier.length === 0 || was === 0) change.textContent = words.noBefore
    else if (total === was) change.textContent = words.same
    else {
      change.className = total > was ? 'more' : 'less'
      change.textContent = `${total > was ? '▲' : '▼'} ${fill(total > was ? words.more : words.less, { n: percent.format(Math.abs(total - was) / Math.abs(was)) })}`
    }
    return make('li', {}, make('span', { textContent: name, dir: 'auto' }), make('b', {}, make('bdi', { textContent: number.format(total) })), change, sparkline(rows.map((row) => totalOf([row], columns)), own))
  }))
}

/* Charts with an axis: lines and bars */

/** Round steps from 0 (or below it) to the highest value: 0, 50, 100. */
function ticks(low, high) {
  const rough = (high - low) / 4 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) * power
  const all = []
  for (let value = Math.floor(low / step) * step; value < high + step; value += step) all.push(value)
  return all
}

/** What both charts share: the size, where a row and a value stand, the grid and its labels. */
function frame(id, rows, values, inset) {
  const { clientWidth: width, clientHeight: height } = byId(id)
  const scale = ticks(Math.min(0, ...values), Math.max(0, ...values, 1))
  const [low, high] = [scale[0], scale.at(-1)]
  const margin = { start: rtl ? 58 : 48, end: 26, top: 10, bottom: 26 }
  const room = width - margin.start - margin.end - inset * 2
  const along = (index) => margin.start + inset + (rows.length < 2 ? room / 2 : (index / (rows.length - 1)) * room)
  const x = (index) => (rtl ? width - along(index) : along(index))
  const y = (value) => height - margin.bottom - ((value - low) / (high - low)) * (height - margin.top - margin.bottom)
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' })
  for (const value of scale) {
    const label = shape('text', { x: rtl ? width - margin.start + 8 : margin.start - 8, y: y(value) + 4, 'text-anchor': 'end', direction: 'ltr' }, short.format(value))
    if (rtl) label.setAttribute('text-anchor', 'start')
    svg.append(shape('line', { class: 'grid', x1: rtl ? margin.end : margin.start, x2: rtl ? width - margin.start : width - margin.end, y1: y(value), y2: y(value) }), label)
  }
  const every = Math.max(1, Math.ceil(rows.length / Math.max(1, Math.floor(room / 62))))
  rows.forEach(({ label }, index) => {
    if ((rows.length - 1 - index) % every) return
    svg.append(shape('text', { x: x(index), y: height - 7, 'text-anchor': 'middle' }, label.length > 10 ? `${label.slice(0, 9)}…` : label))
  })
  return { svg, x, y, width, height, margin, room }
}

const pointed = { lines: null, bars: null }

function drawLines() {
  const rows = inPeriod()
  const columns = shown()
  const chart = frame('lines', rows, rows.flatMap(({ values }) => columns.map((column) => values[column] ?? 0)), 6)
  const { svg, x, y } = chart
  if (pointed.lines !== null) svg.append(shape('line', { class: 'guide', x1: x(pointed.lines), x2: x(pointed.lines), y1: chart.margin.top, y2: chart.height - chart.margin.bottom }))
  for (const column of columns) {
    const points = rows.map(({ values }, index) => `${x(index)},${y(values[column] ?? 0)}`)
    const group = shape('g', { style: colour(column) })
    if (columns.length === 1) group.append(shape('polygon', { class: 'area', points: [`${x(0)},${y(0)}`, ...points, `${x(rows.length - 1)},${y(0)}`].join(' ') }))
    // Not by colour alone: each line has its own dashes.
    group.append(shape('polyline', { class: 'stroke', points: points.join(' '), 'stroke-dasharray': ['', '8 5', '1.5 5', '12 4 2 4', '4 4', '16 5'][column % mostColumns] }))
    rows.forEach(({ values }, index) => {
      if (index === pointed.lines || rows.length === 1) group.append(shape('circle', { class: 'dot', cx: x(index), cy: y(values[column] ?? 0), r: 5 }))
    })
    svg.append(group)
  }
  const { label: first = '' } = rows[0] ?? {}
  showChart('lines', svg, fill(words.linesLabel, { names: columns.map((column) => data.columns[column]).join(comma), first, last: rows.at(-1)?.label ?? '' }), x)
}

function drawBars() {
  const rows = inPeriod()
  const columns = shown()
  const width = Math.max(4, Math.min(46, (byId('bars').clientWidth - 70) / Math.max(1, rows.length) - 8))
  const { svg, x, y } = frame('bars', rows, rows.flatMap((row) => [totalOf([row], columns), ...columns.map((column) => row.values[column] ?? 0)]), width / 2 + 4)
  rows.forEach(({ values }, index) => {
    let top = 0
    let bottom = 0
    for (const column of columns) {
      const value = values[column] ?? 0
      const from = value < 0 ? bottom : top
      if (value < 0) bottom += value
      else top += value
      const ends = [y(from), y(from + value)]
      const dim = pointed.bars !== null && pointed.bars !== index
      svg.append(shape('rect', { class: dim ? 'bar dim' : 'bar', style: colour(column), x: x(index) - width / 2, width, y: Math.min(...ends), height: Math.max(0, Math.abs(ends[1] - ends[0]) - 1), rx: 2 }))
    }
  })
  showChart('bars', svg, fill(words.barsLabel, { first: rows[0]?.label ?? '', last: rows.at(-1)?.label ?? '' }), x)
}

/** Puts a drawing into its chart, with what is said at the point that the pointer or the keys chose. */
function showChart(id, svg, label, x) {
  const chart = byId(id)
  chart.setAttribute('aria-label', label)
  chart.replaceChildren(svg)
  const row = inPeriod()[pointed[id]]
  if (!row) return
  const lines = shown().map((column) => [data.columns[column], row.values[column] ?? 0])
  if (id === 'bars' || lines.length > 1) lines.push([words.total, totalOf([row], shown())])
  const tip = make('div', { className: 'tip', 'aria-hidden': 'true' }, make('strong', { textContent: row.label }), ...lines.map(([name, value]) => make('span', {}, make('bdi', { textContent: name }), make('b', { textContent: number.format(value) }))))
  chart.append(tip)
  const at = x(pointed[id])
  const beside = at + 14 + tip.offsetWidth > chart.clientWidth ? at - 14 - tip.offsetWidth : at + 14
  tip.style.left = `${Math.max(0, Math.min(beside, chart.clientWidth - tip.offsetWidth))}px`
  tip.dataset.said = `${row.label}: ${lines.map(([name, value]) => `${name} ${number.format(value)}`).join(comma)}`
}

for (const [id, drawChart] of [['lines', drawLines], ['bars', drawBars]]) {
  const point = (index) => {
    if (index === pointed[id]) return
    pointed[id] = index
    drawChart()
  }
  byId(id).addEventListener('pointermove', (event) => {
    const box = byId(id).getBoundingClientRect()
    const along = rtl ? box.right - event.clientX : event.clientX - box.left
    const last = inPeriod().length - 1
    point(Math.max(0, Math.min(last, Math.round(((along - 54) / (box.width - 86)) * last))))
  })
  byId(id).addEventListener('pointerleave', () => point(null))
  byId(id).addEventListener('blur', () => point(null))
  byId(id).addEventListener('keydown', (event) => {
    const last = inPeriod().length - 1
    const ahead = (event.key === 'ArrowRight') === !rtl ? 1 : -1
    const at = pointed[id] ?? (ahead > 0 ? -1 : last + 1)
    if (event.key === 'Escape') return point(null)
    const next = { ArrowLeft: at + ahead, ArrowRight: at + ahead, Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    point(Math.max(0, Math.min(last, next)))
    byId('announce').textContent = byId(id).querySelector('.tip')?.dataset.said ?? ''
  })
}

/* Share: a ring, and a legend that shows and hides columns */

function drawShare() {
  const rows = inPeriod()
  const totals = data.columns.map((_, column) => Math.max(0, totalOf(rows, [column])))
  const all = sum(shown().map((column) => totals[column]))
  const share = (column) => (all ? totals[column] / all : 0)
  let from = 0
  const parts = shown().map((column) => `${data.columns[column]} ${percent.format(share(column))}`)
  const svg = shape('svg', { viewBox: '0 0 100 100', role: 'img', 'aria-label': fill(words.donutLabel, { parts: parts.join(comma) }) })
  svg.append(shape('circle', { class: 'grid', cx: 50, cy: 50, r: 40, fill: 'none', 'stroke-width': 13 }))
  for (const column of shown()) {
    const part = share(column) * 100
    if (part > 0) svg.append(shape('circle', { class: 'slice', style: colour(column), cx: 50, cy: 50, r: 40, 'stroke-width': 13, pathLength: 100, 'stroke-dasharray': `${Math.max(.2, part - .8)} 100`, 'stroke-dashoffset': -from, transform: rtl ? 'translate(100) scale(-1 1) rotate(-90 50 50)' : 'rotate(-90 50 50)' }))
    from += part
  }
  svg.append(shape('text', { class: 'middle', x: 50, y: 53, style: `font-size: ${Math.min(16, 80 / short.format(all).length)}px` }, short.format(all)), shape('text', { class: 'under', x: 50, y: 64 }, words.total))
  byId('donut').replaceChildren(svg)
  byId('legend').replaceChildren(...data.columns.map((name, column) => {
    const on = !state.hidden.includes(column)
    const button = make('button', { type: 'button', 'aria-pressed': String(on) }, make('i'), make('span', { textContent: name, dir: 'auto' }), make('b', { textContent: on ? percent.format(share(column)) : '–' }))
    button.style = colour(column)
    button.addEventListener('click', () => {
      state.hidden = on ? [...state.hidden, column] : state.hidden.filter((other) => other !== column)
      if (state.hidden.length >= data.columns.length) state.hidden = []
      save()
      drawCharts()
      byId('legend').children[column].firstChild.focus()
    })
    return make('li', {}, button)
  }))
}

function drawCharts() {
  for (const input of byId('periods').querySelectorAll('input')) input.checked = Number(input.value) === state.period
  const isEmpty = data.rows.length === 0 || data.columns.length === 0
  byId('filled').hidden = isEmpty
  byId('empty').hidden = !isEmpty
  byId('note').hidden = state.data !== null
  if (isEmpty) return
  drawCards()
  drawLines()
  drawShare()
  drawBars()
}

/* The table */

/** Reads a number as people write it; NaN where it is none. `decimal` tells which mark parts the fraction. */
function read(text, decimal = '.') {
  const clean = text.trim().replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660).replace(/[\s\u00a0\u202f٬%$€£]/g, '').replace('٫', '.').replace('−', '-')
  const plain = decimal === ',' ? clean.replace(/\./g, '').replace(',', '.') : clean.replace(/,/g, '')
  return plain === '' ? 0 : Number(plain)
}

function bin(label, action) {
  const button = make('button', { type: 'button', className: 'bin', textContent: '×', 'aria-label': label, title: label })
  button.addEventListener('click', action)
  return button
}

function drawTable() {
  const heads = data.columns.map((name, column) => {
    const input = make('input', { type: 'text', value: name, maxLength: 40, dir: 'auto', 'aria-label': `${words.nameOfColumn}: ${name}` })
    input.addEventListener('change', () => { data.columns[column] = input.value.trim() || name; renamed() })
    return make('th', { scope: 'col' }, make('div', { className: 'cell' }, input, bin(fill(words.deleteColumn, { name }), () => {
      const kept = copy()
      data = { columns: data.columns.toSpliced(column, 1), rows: data.rows.map(({ label, values }) => ({ label, values: values.toSpliced(column, 1) })) }
      state.hidden = []
      commit(fill(words.columnDeleted, { name }), kept)
      byId('undo').focus()
    })))
  })
  byId('head').replaceChildren(make('th', { scope: 'col' }, make('span', { className: 'visually-hidden', textContent: words.when })), ...heads, make('td'))
  byId('rows').replaceChildren(...data.rows.map((row, index) => {
    const label = make('input', { type: 'text', value: row.label, maxLength: 40, dir: 'auto', 'aria-label': `${words.nameOfRow}: ${row.label}` })
    label.addEventListener('change', () => { row.label = label.value.trim() || row.label; renamed() })
    const cells = data.columns.map((column, at) => {
      const input = make('input', { type: 'text', inputMode: 'decimal', value: String(row.values[at] ?? 0), 'aria-label': fill(words.value, { column, row: row.label }) })
      input.addEventListener('input', () => {
        const value = read(input.value)
        input.setAttribute('aria-invalid', String(Number.isNaN(value)))
        if (Number.isNaN(value)) return
        row.values[at] = value
        state.data = data
        save()
        drawCharts()
      })
      input.addEventListener('change', () => { input.value = String(row.values[at] ?? 0); input.removeAttribute('aria-invalid') })
      return make('td', {}, input)
    })
    return make('tr', {}, make('th', { scope: 'row' }, label), ...cells, make('td', {}, bin(fill(words.deleteRow, { name: row.label }), () => {
      const kept = copy()
      data = { ...data, rows: data.rows.toSpliced(index, 1) }
      commit(fill(words.rowDeleted, { name: row.label }), kept)
      byId('undo').focus()
    })))
  }))
  byId('add-column').disabled = data.columns.length >= mostColumns
}

function drawAll() {
  drawCharts()
  drawTable()
}

/** After a new name: all that bears it is drawn anew once the focus has moved on, and the focus is put back where it was. */
function renamed() {
  state.data = data
  save()
  drawCharts()
  setTimeout(() => {
    const rows = [...document.querySelectorAll('tr')]
    const cell = document.activeElement.closest('td, th')
    const [row, column] = [rows.indexOf(cell?.parentElement), cell?.cellIndex]
    const tag = document.activeElement.tagName.toLowerCase()
    drawTable()
    if (row < 0) return
    const target = document.querySelectorAll('tr')[row].children[column].querySelector(tag)
    target?.focus()
    if (tag === 'input') target?.select()
  })
}

// In the table Enter and the arrows go up and down a column.
byId('rows').addEventListener('keydown', (event) => {
  const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  const cell = event.target.closest('td, th')
  if (!down || !cell || event.target.tagName !== 'INPUT') return
  event.preventDefault()
  const row = down > 0 ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling
  const input = row?.children[cell.cellIndex].querySelector('input')
  input?.focus()
  input?.select()
})

/* CSV */

/** Reads text as a table: quotes, and the mark among tab, semicolon and comma that stands most often in its first line. */
function readTable(text) {
  const first = text.split('\n')[0]
  const mark = ['\t', ';', ','].sort((a, b) => first.split(b).length - first.split(a).length)[0]
  const table = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    const row = table.at(-1)
    if (letter === '"' && quoted && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1 }
    else if (letter === '"') quoted = !quoted
    else if (letter === mark && !quoted) row.push('')
    else if (letter === '\n' && !quoted) table.push([''])
    else if (letter !== '\r') row[row.length - 1] += letter
  }
  const [names = [], ...rows] = table.filter((row) => row.some((value) => value.trim()))
  const columns = names.slice(1, mostColumns + 1).map((name, index) => name.trim() || fill(words.column, { n: index + 1 }))
  // With semicolons, "1,5" is one and a half.
  const decimal = mark !== ',' && rows.some((row) => row.slice(1).some((value) => /,\d{1,2}$/.test(value.trim()))) ? ',' : '.'
  const read200 = rows.slice(0, 200).map((row) => ({ label: row[0].trim(), values: columns.map((_, index) => read(row[index + 1] ?? '', decimal)) }))
  const good = read200.filter(({ values }) => values.some((value) => !Number.isNaN(value)))
  if (columns.length === 0 || good.length === 0) return null
  return { columns, rows: good.map(({ label, values }) => ({ label, values: values.map((value) => (Number.isNaN(value) ? 0 : value)) })) }
}

const quote = (value) => (/[",\n;]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : value)

function openImport() {
  byId('csv').value = ''
  byId('import-trouble').textContent = ''
  byId('import').showModal()
  byId('csv').focus()
}

byId('import-form').addEventListener('submit', (event) => {
  const table = readTable(byId('csv').value)
  if (!table) {
    event.preventDefault()
    byId('import-trouble').textContent = words.notATable
    return byId('csv').focus()
  }
  const kept = copy()
  data = table
  state.hidden = []
  if (state.period > data.rows.length) state.period = 0
  commit(fill(words.imported, { n: data.rows.length }), kept)
})
byId('import-cancel').addEventListener('click', () => byId('import').close())
for (const id of ['paste', 'empty-paste']) byId(id).addEventListener('click', openImport)
byId('export').addEventListener('click', () => {
  const lines = [[words.when, ...data.columns], ...data.rows.map(({ label, values }) => [label, ...values])]
  // The mark at the start tells spreadsheets that it is UTF-8.
  const blob = new Blob([`\ufeff${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`], { type: 'text/csv' })
  const link = make('a', { href: URL.createObjectURL(blob), download: `${document.title}.csv` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
})

byId('add-row').addEventListener('click', () => {
  if (data.columns.length === 0) data.columns = [fill(words.column, { n: 1 })]
  data.rows.push({ label: String(data.rows.length + 1), values: data.columns.map(() => 0) })
  commit()
  const input = byId('rows').lastElementChild.querySelector('input')
  input.focus()
  input.select()
})
byId('add-column').addEventListener('click', () => {
  data.columns.push(fill(words.column, { n: data.columns.length + 1 }))
  for (const { values } of data.rows) values.push(0)
  commit()
  const inputs = byId('head').querySelectorAll('input')
  inputs[inputs.length - 1].focus()
  inputs[inputs.length - 1].select()
})
byId('start-empty').addEventListener('click', () => {
  const kept = copy()
  data = { columns: [], rows: [] }
  commit(words.emptied, kept)
  byId('undo').focus()
})
byId('empty-example').addEventListener('click', () => {
  Object.assign(state, { data: null, hidden: [], period: 6 })
  data = example()
  save()
  drawAll()
  offerUndo()
  byId('lines').focus()
})
byId('undo').addEventListener('click', () => {
  state = before
  data = state.data ?? example()
  save()
  drawAll()
  offerUndo()
  byId('add-row').focus()
})
byId('periods').addEventListener('change', ({ target }) => {
  state.period = Number(target.value)
  pointed.lines = null
  pointed.bars = null
  save()
  drawCharts()
})

drawAll()
new ResizeObserver(() => { if (!byId('filled').hidden) { drawLines(); drawBars() } }).observe(byId('lines'))
