const storageKey = 'equals-converter'
const words = {
  notANumber: 'This is not a number',
  tooCold: 'Nothing is colder than absolute zero',
  notUnderstood: 'Write it like this: 12 kg in lb',
  copied: 'Copied: {text}',
  notCopied: 'The browser did not allow copying',
  isRate: '{a} = {b}',
  removeFavourite: 'Remove {name} from the favourites',
  favouriteRemoved: 'Removed from the favourites',
  recentCleared: 'The list is cleared',
  toPair: '{from} to {to}',
}
const kindNames = {
  length: 'Length',
  mass: 'Mass',
  temperature: 'Temperature',
  volume: 'Volume',
  area: 'Area',
  speed: 'Speed',
  time: 'Time',
  data: 'Data',
  energy: 'Energy',
  power: 'Power',
  pressure: 'Pressure',
}
/* Each unit's name and symbol. */
const unitNames = {
  mm: 'Millimetres · mm',
  cm: 'Centimetres · cm',
  m: 'Metres · m',
  km: 'Kilometres · km',
  inch: 'Inches · in',
  foot: 'Feet · ft',
  yard: 'Yards · yd',
  mile: 'Miles · mi',
  sea: 'Nautical miles · nmi',
  mg: 'Milligrams · mg',
  g: 'Grams · g',
  kg: 'Kilograms · kg',
  tonne: 'Tonnes · t',
  ounce: 'Ounces · oz',
  pound: 'Pounds · lb',
  stone: 'Stones · st',
  celsius: 'Celsius · °C',
  fahrenheit: 'Fahrenheit · °F',
  kelvin: 'Kelvin · K',
  ml: 'Millilitres · ml',
  litre: 'Litres · l',
  cubic: 'Cubic metres · m³',
  teaspoon: 'Teaspoons · tsp',
  tablespoon: 'Tablespoons · tbsp',
  cup: 'Cups · cup',
  fluid: 'Fluid ounces · fl oz',
  pint: 'Pints, US · pt',
  gallon: 'Gallons, US · gal',
  imperial: 'Gallons, UK · gal UK',
  cm2: 'Square centimetres · cm²',
  m2: 'Square metres · m²',
  hectare: 'Hectares · ha',
  km2: 'Square kilometres · km²',
  foot2: 'Square feet · ft²',
  acre: 'Acres · ac',
  mile2: 'Square miles · mi²',
  ms: 'Metres a second · m/s',
  kmh: 'Kilometres an hour · km/h',
  mph: 'Miles an hour · mph',
  knot: 'Knots · kn',
  fps: 'Feet a second · ft/s',
  milli: 'Milliseconds · ms',
  second: 'Seconds · s',
  minute: 'Minutes · min',
  hour: 'Hours · h',
  day: 'Days · d',
  week: 'Weeks · wk',
  year: 'Years · y',
  bit: 'Bits · bit',
  byte: 'Bytes · B',
  kb: 'Kilobytes · kB',
  mb: 'Megabytes · MB',
  gb: 'Gigabytes · GB',
  tb: 'Terabytes · TB',
  kib: 'Kibibytes · KiB',
  mib: 'Mebibytes · MiB',
  gib: 'Gibibytes · GiB',
  mbit: 'Megabits · Mbit',
  joule: 'Joules · J',
  kj: 'Kilojoules · kJ',
  cal: 'Calories · cal',
  kcal: 'Kilocalories · kcal',
  wh: 'Watt hours · Wh',
  kwh: 'Kilowatt hours · kWh',
  btu: 'British thermal units · BTU',
  watt: 'Watts · W',
  kw: 'Kilowatts · kW',
  metricHp: 'Metric horsepower · PS',
  hp: 'Horsepower · hp',
  pascal: 'Pascals · Pa',
  hpa: 'Hectopascals · hPa',
  bar: 'Bars · bar',
  atm: 'Atmospheres · atm',
  psi: 'Pounds a square inch · psi',
  mmhg: 'Millimetres of mercury · mmHg',
}
/* How many of the kind's base unit one of each is; a pair is a factor and what is added after it. The first two come up first. */
const kinds = {
  length: { km: 1000, mile: 1609.344, mm: .001, cm: .01, m: 1, inch: .0254, foot: .3048, yard: .9144, sea: 1852 },
  mass: { kg: 1, pound: .45359237, mg: 1e-6, g: .001, tonne: 1000, ounce: .028349523125, stone: 6.35029318 },
  temperature: { celsius: [1, 273.15], fahrenheit: [5 / 9, 273.15 - 160 / 9], kelvin: [1, 0] },
  volume: { litre: 1, gallon: 3.785411784, ml: .001, cubic: 1000, teaspoon: .00492892159375, tablespoon: .01478676478125, cup: .2365882365, fluid: .0295735295625, pint: .473176473, imperial: 4.54609 },
  area: { m2: 1, foot2: .09290304, cm2: 1e-4, hectare: 1e4, km2: 1e6, acre: 4046.8564224, mile2: 2589988.110336 },
  speed: { kmh: 1 / 3.6, mph: .44704, ms: 1, knot: 1852 / 3600, fps: .3048 },
  time: { hour: 3600, minute: 60, milli: .001, second: 1, day: 86400, week: 604800, year: 31556952 },
  data: { gb: 8e9, gib: 8 * 2 ** 30, bit: 1, byte: 8, kb: 8e3, mb: 8e6, tb: 8e12, kib: 8 * 2 ** 10, mib: 8 * 2 ** 20, mbit: 1e6 },
  energy: { kj: 1000, kcal: 4184, joule: 1, cal: 4.184, wh: 3600, kwh: 3.6e6, btu: 1055.05585262 },
  power: { kw: 1000, metricHp: 735.49875, watt: 1, hp: 745.6998715822702 },
  pressure: { bar: 1e5, psi: 6894.757293168, pascal: 1, hpa: 100, atm: 101325, mmhg: 133.322387415 },
}

const byId = (id) => document.getElementById(id)
const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}
const nameOf = (unit) => unitNames[unit].split(' · ')[0]
const symbolOf = (unit) => unitNames[unit].split(' · ')[1]
const firstPair = (kind) => { const [from, to] = Object.keys(kinds[kind]); return { from, to } }

let state = { kind: 'length', ...firstPair('length'), value: 1, digits: 6, lastPairs: {}, favourites: [], recent: [] }
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (saved && kinds[saved.kind]?.[saved.from] && kinds[saved.kind][saved.to]) state = { ...state, ...saved }
} catch { /* no storage here: it converts, it only forgets */ }

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify(state)) } catch { /* see above */ }
}

/* Numbers */

/** Reads a number as people write it: with spaces or commas between the thousands, a decimal comma, Arabic digits. */
function read(text) {
  let clean = text.trim().replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660).replace(/٫/g, '.').replace(/[\s\u00a0\u202f٬'’]/g, '').replace(/[−–]/g, '-').replace(/×10\^?/i, 'e')
  if (/^[^,.]*,\d*$/.test(clean) && !/^-?[1-9]\d{0,2},\d{3}$/.test(clean)) clean = clean.replace(',', '.')
  clean = clean.replace(/,/g, '')
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(clean) ? Number(clean) : NaN
}

/** Writes a number with the chosen digits: thousands apart, no trailing zeros, powers of ten where it is very large or small. */
function write(value) {
  if (value === 0) return '0'
  const size = Math.abs(value)
  const text = String(Number(value.toPrecision(state.digits)))
  if (size >= 1e15 || size < 1e-6) return Number(text).toExponential().replace('e+', 'e').replace('-', '−').replace('e-', 'e−')
  const [whole, part] = text.split('.')
  return (whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') + (part ? `.${part}` : '')).replace('-', '−')
}

function convert(value, kind, from, to) {
  const [factor, added] = [kinds[kind][from]].flat()
  const [toFactor, toAdded = 0] = [kinds[kind][to]].flat()
  const result = (value * factor + (added ?? 0) - toAdded) / toFactor
  // What is left of a subtraction's rounding is no result.
  return Math.abs(result) < 1e-12 * Math.max(Math.abs(added ?? 0), Math.abs(toAdded)) ? 0 : result
}
const answer = () => convert(state.value, state.kind, state.from, state.to)
const phrase = ({ value, from, to, kind }) => put(words.isRate, { a: `${write(value)} ${symbolOf(from)}`, b: `${write(convert(value, kind, from, to))} ${symbolOf(to)}` })

/* Drawing */

/** Shows the state; the field that is being typed in keeps its text. */
function show(typing) {
  const { kind, from, to, value } = state
  document.querySelector(`[name="kind"][value="${kind}"]`).checked = true
  for (const [id, unit] of [['from-unit', from], ['to-unit', to]]) {
    byId(id).replaceChildren(...Object.keys(kinds[kind]).map((each) => make('option', { value: each, textContent: `${nameOf(each)} (${symbolOf(each)})`, selected: each === unit })))
  }
  const result = answer()
  for (const [id, number] of [['from', value], ['to', result]]) {
    if (id !== typing) byId(id).value = write(number)
    byId(id).style.setProperty('--size', `${Math.min(2.3, 26 / byId(id).value.length)}rem`)
    byId(id).removeAttribute('aria-invalid')
  }
  byId('rate').textContent = phrase({ kind, from, to, value: 1 })
  const frozen = kind === 'temperature' && convert(value, kind, from, 'kelvin') < 0
  byId('trouble').textContent = frozen ? words.tooCold : ''
  byId('star').setAttribute('aria-pressed', String(state.favourites.some((pair) => same(pair, state))))
  byId('digits').value = state.digits
  byId('all').replaceChildren(...Object.keys(kinds[kind]).map((unit) => {
    const row = make('button', { type: 'button' }, make('span', { textContent: nameOf(unit) }), make('b', {}, make('bdi', { textContent: `${write(convert(value, kind, from, unit))} ${symbolOf(unit)}` })))
    row.dataset.unit = unit
    row.setAttribute('aria-current', String(unit === to))
    return make('li', {}, row)
  }))
  save()
}

const same = (a, b) => a.from === b.from && a.to === b.to

function showLists() {
  byId('favourites').replaceChildren(...state.favourites.map((pair, index) => {
    const name = put(words.toPair, { from: nameOf(pair.from), to: nameOf(pair.to) })
    const use = make('button', { type: 'button', className: 'use', textContent: name })
    use.addEventListener('click', () => { choose(pair); byId('from').focus(); byId('from').select() })
    const bin = make('button', { type: 'button', className: 'bin', textContent: '×' })
    bin.setAttribute('aria-label', put(words.removeFavourite, { name }))
    bin.addEventListener('click', () => {
      offerUndo(words.favouriteRemoved)
      state.favourites = state.favourites.filter((_, other) => other !== index)
      show()
      showLists()
      byId('undo').focus()
    })
    return make('li', {}, use, bin)
  }))
  byId('recent').replaceChildren(...state.recent.map((entry) => {
    const use = make('button', { type: 'button', className: 'use' }, make('bdi', { textContent: phrase(entry) }))
    use.addEventListener('click', () => choose(entry))
    return make('li', {}, use)
  }))
  byId('no-favourites').hidden = state.favourites.length > 0
  byId('no-recent').hidden = state.recent.length > 0
  byId('forget').hidden = state.recent.length === 0
}

let before = null
function offerUndo(text) {
  before = text ? { favourites: state.favourites, recent: state.recent } : null
  byId('toast').hidden = !text
  byId('toast-text').textContent = text ?? ''
}

/* What one can do */

function choose({ kind, from, to, value = state.value }) {
  Object.assign(state, { kind, from, to, value })
  state.lastPairs[kind] = { from, to }
  show()
}

function remember() {
  const { kind, from, to, value } = state
  const entry = { kind, from, to, value }
  if (state.recent[0] && same(state.recent[0], entry) && state.recent[0].value === value) return
  state.recent = [entry, ...state.recent.filter((other) => !(same(other, entry) && other.value === value))].slice(0, 12)
  save()
  showLists()
}

function type(id) {
  const number = read(byId(id).value)
  if (Number.isNaN(number)) {
    byId('trouble').textContent = byId(id).value.trim() === '' ? '' : words.notANumber
    byId(id).setAttribute('aria-invalid', String(byId(id).value.trim() !== ''))
    return
  }
  state.value = id === 'from' ? number : convert(number, state.kind, state.to, state.from)
  show(id)
}

for (const id of ['from', 'to']) {
  byId(id).addEventListener('input', () => type(id))
  byId(id).addEventListener('focus', () => byId(id).select())
  byId(id).addEventListener('change', () => {
    if (!Number.isNaN(read(byId(id).value))) remember()
    show()
  })
  byId(`${id}-unit`).addEventListener('change', ({ target }) => {
    const other = id === 'from' ? 'to' : 'from'
    // The other side's unit chosen here: the two change places.
    const pair = target.value === state[other] ? { from: state.to, to: state.from } : { from: state.from, to: state.to, [id]: target.value }
    choose({ kind: state.kind, ...pair })
    byId(`${id}-unit`).focus()
  })
}

byId('kinds').append(...Object.keys(kinds).map((kind) => make('label', {}, make('input', { type: 'radio', name: 'kind', value: kind }), make('span', { textContent: kindNames[kind] }))))
byId('kinds').addEventListener('change', ({ target }) => choose({ kind: target.value, ...(state.lastPairs[target.value] ?? firstPair(target.value)) }))
byId('swap').addEventListener('click', () => choose({ kind: state.kind, from: state.to, to: state.from }))
byId('digits').addEventListener('change', ({ target }) => { state.digits = Number(target.value); show(); showLists() })
byId('all').addEventListener('click', (event) => {
  const unit = event.target.closest('button')?.dataset.unit
  if (!unit || unit === state.from) return
  choose({ kind: state.kind, from: state.from, to: unit })
  remember()
  byId('all').querySelector(`[data-unit="${unit}"]`).focus()
})
byId('star').addEventListener('click', () => {
  const { kind, from, to } = state
  const kept = state.favourites.filter((pair) => !same(pair, state))
  state.favourites = kept.length < state.favourites.length ? kept : [{ kind, from, to }, ...kept]
  offerUndo()
  show()
  showLists()
})
byId('copy').addEventListener('click', async () => {
  const text = write(answer()).replace(/\u202f/g, '').replace('−', '-')
  remember()
  try {
    await navigator.clipboard.writeText(text)
    byId('announce').textContent = put(words.copied, { text })
  } catch {
    byId('to').focus()
    byId('to').select()
    byId('announce').textContent = words.notCopied
  }
  offerUndo()
  byId('toast-text').textContent = byId('announce').textContent
  byId('undo').hidden = true
  byId('toast').hidden = false
  clearTimeout(copying)
  copying = setTimeout(() => { byId('toast').hidden = before === null; byId('undo').hidden = false }, 2500)
})
let copying

byId('forget').addEventListener('click', () => {
  offerUndo(words.recentCleared)
  state.recent = []
  save()
  showLists()
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  Object.assign(state, before)
  offerUndo()
  show()
  showLists()
  byId('from').focus()
})

/** The kind and unit that a word means: its symbol, or the beginning of its name. */
function findUnit(text, kind) {
  const wanted = text.trim().replace(/^(?:°|ال)/, '').toLowerCase()
  if (!wanted) return null
  const all = Object.entries(kinds).filter(([each]) => !kind || each === kind).flatMap(([each, units]) => Object.keys(units).map((unit) => [each, unit]))
  const tests = [
    (unit) => symbolOf(unit).replace('°', '') === text.trim().replace('°', ''),
    (unit) => [symbolOf(unit), unit].some((name) => name.replace('°', '').replace('²', '2').replace('³', '3').toLowerCase() === wanted.replace('²', '2').replace('³', '3')),
    (unit) => wanted.length > 2 && nameOf(unit).toLowerCase().startsWith(wanted),
  ]
  for (const test of tests) {
    const found = all.find(([, unit]) => test(unit))
    if (found) return found
  }
  return null
}

byId('ask').addEventListener('submit', (event) => {
  event.preventDefault()
  const parts = /^\s*([-+−\d.,٠-٩٫٬\s]*[\d٠-٩])\s*(.+?)(?:\s+(?:in|to|as|into|إلى|الى|ب|بال)\s*|\s*(?:=|→|->)\s*)(.+?)\s*\??$/i.exec(byId('question').value)
  const target = parts && findUnit(parts[3])
  const source = parts && (findUnit(parts[2], target?.[0]) ?? findUnit(parts[2]))
  const pair = source && (findUnit(parts[3], source[0]) ?? null)
  if (!pair || Number.isNaN(read(parts[1]))) {
    byId('trouble').textContent = words.notUnderstood
    return
  }
  choose({ kind: source[0], from: source[1], to: pair[1], value: read(parts[1]) })
  remember()
  byId('question').value = ''
  byId('announce').textContent = phrase(state)
})

show()
showLists()
