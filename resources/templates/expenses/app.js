const storageKey = 'pocketbook-expenses'
const categories = {
  food: 'Groceries',
  out: 'Eating out',
  home: 'Home',
  travel: 'Getting around',
  health: 'Health',
  fun: 'Fun',
  things: 'Things',
  other: 'Other',
}
const words = {
  today: 'Today',
  yesterday: 'Yesterday',
  needsAmount: 'Write an amount above zero, such as 12.50.',
  needsDay: 'Choose the day.',
  less: '{p}% less than in {month}',
  more: '{p}% more than in {month}',
  same: 'As much as in {month}',
  average: '{amount} a day',
  left: '{amount} left',
  over: '{amount} over the budget',
  count: 'Expenses: {n}',
  deleted: 'Deleted “{name}”',
  remove: 'Delete: {name}',
  edit: 'Edit: {name}',
  emptyTitle: 'Nothing spent yet',
  emptyText: 'Write down the first amount above. Five seconds a day are enough.',
  quietTitle: 'Nothing in this month',
  quietText: 'Go to another month, or add an expense with its day.',
  noneTitle: 'Nothing found',
  noneText: 'Search for another word, or choose another category.',
  columnDay: 'Date',
  columnCategory: 'Category',
  columnNote: 'What for',
  columnAmount: 'Amount',
  columnCurrency: 'Currency',
}
const currencies = ['USD', 'EUR', 'GBP', 'AED', 'SAR', 'EGP', 'JOD', 'MAD', 'TRY', 'INR', 'JPY', 'CNY', 'CHF', 'CAD', 'AUD', 'BRL']
const bin = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13"/></svg>'

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

const language = `${document.documentElement.lang}-u-ca-gregory-nu-latn`
const dayKey = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
const dateOf = (day) => new Date(`${day}T12:00`)
const monthOf = (day) => day.slice(0, 7)
const monthName = (month, options = { month: 'long', year: 'numeric' }) => new Intl.DateTimeFormat(language, options).format(dateOf(`${month}-01`))
const otherMonth = (month, step) => monthOf(dayKey(new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + step, 1)))

/** { id, amount, note, category, day: '2026-11-21' } */
let expenses = []
let currency = 'USD'
let budget = 0
let month = monthOf(dayKey(new Date()))
let category = ''
let before = null
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.expenses)) expenses = saved.expenses
  if (currencies.includes(saved?.currency)) currency = saved.currency
  if (saved?.budget > 0) budget = saved.budget
} catch { /* no storage here: the book works, it only forgets */ }

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify({ expenses, currency, budget })) } catch { /* see above */ }
}

/** Keeps the book and draws it; with `undoText`, offers to go back to how it was at `remember()`. */
function commit(undoText) {
  save()
  draw()
  byId('toast').hidden = !undoText
  byId('toast-text').textContent = undoText ?? ''
  if (!undoText) before = null
}
const remember = () => { before = structuredClone(expenses) }

/* Money */

const money = (amount) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount)
const decimals = () => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
const sumOf = (some) => some.reduce((sum, { amount }) => sum + amount, 0)
const nameOf = (expense) => expense.note || categories[expense.category]

/** The number in what somebody typed, with either decimal sign and with Arabic digits; 0 where there is none. */
function readAmount(text) {
  let digits = text.replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x0660).replace(/٫/g, '.').replace(/[^\d.,-]/g, '')
  const mark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  // A comma before exactly three digits parts thousands, as in 1,234.
  const thousands = mark >= 0 && digits[mark] === ',' && digits.length - mark === 4
  if (mark >= 0 && !thousands) digits = `${digits.slice(0, mark).replace(/[.,]/g, '')}.${digits.slice(mark + 1)}`
  const amount = Number(digits.replace(/,/g, ''))
  const unit = 10 ** decimals()
  return amount > 0 && amount < 1e10 ? Math.round(amount * unit) / unit : 0
}

/** Reads a form into an expense, or says what is missing. */
function readForm(form, problem) {
  const amount = readAmount(form.elements.amount.value)
  const day = form.elements.date.value
  byId(problem).textContent = !amount ? words.needsAmount : !day ? words.needsDay : ''
  form.elements.amount.setAttribute('aria-invalid', String(!amount))
  if (amount && day) return { amount, day, note: form.elements.note.value.trim(), category: form.elements.category.value }
  form.elements[amount ? 'date' : 'amount'].focus()
  return null
}

/* Drawing */

function drawItem(expense) {
  const name = nameOf(expense)
  const face = make('button', { type: 'button', className: 'open' }, make('span', { className: 'visually-hidden', textContent: fill(words.edit, { name: '' }) }), make('span', { className: 'dot' }),
    make('span', { className: 'what' }, make('b', { textContent: name, dir: 'auto' }), expense.note ? make('small', { textContent: categories[expense.category] }) : ''),
    make('span', { className: 'amount', textContent: money(expense.amount) }))
  face.addEventListener('click', () => openEditor(expense))
  const drop = make('button', { type: 'button', className: 'icon', innerHTML: bin })
  drop.setAttribute('aria-label', fill(words.remove, { name }))
  drop.addEventListener('click', () => remove(expense))
  const item = make('li', { className: 'item' }, face, drop)
  item.dataset.id = expense.id
  item.dataset.category = expense.category
  return item
}

function drawDay(day, some) {
  const ago = Math.round((dateOf(dayKey(new Date())) - dateOf(day)) / 864e5)
  const name = ago === 0 ? words.today : ago === 1 ? words.yesterday : new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(dateOf(day))
  return make('section', { className: 'day' },
    make('h3', {}, make('span', { textContent: name }), make('span', { textContent: money(sumOf(some)) })),
    make('ul', {}, ...some.map(drawItem)))
}

function drawCategories(inMonth) {
  const total = sumOf(inMonth)
  const sums = Object.keys(categories)
    .map((id) => ({ id, sum: sumOf(inMonth.filter((expense) => expense.category === id)) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum)
  byId('by-category').hidden = sums.length === 0
  byId('categories').replaceChildren(...sums.map(({ id, sum }) => {
    const face = make('button', { type: 'button' })
    face.innerHTML = `<span class="name">${categories[id]} <small>${Math.round(100 * sum / total)}%</small></span> <span class="amount">${money(sum)}</span>
      <svg class="drawing bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="1"/><rect width="${100 * sum / sums[0].sum}" height="1"/></svg>`
    face.setAttribute('aria-pressed', String(category === id))
    face.dataset.category = id
    face.addEventListener('click', () => {
      category = category === id ? '' : id
      draw()
      byId('categories').querySelector(`[data-category="${id}"]`)?.focus()
    })
    return make('li', {}, face)
  }))
}

/** The sum, against the month before, day by day, and against the budget. */
function drawNumbers(inMonth) {
  const now = dayKey(new Date())
  const length = new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate()
  const passed = month === monthOf(now) ? Number(now.slice(8)) : length
  const total = sumOf(inMonth)
  const previous = otherMonth(month, -1)
  // A month under way is compared with as many days of the one before.
  const past = sumOf(expenses.filter(({ day }) => monthOf(day) === previous && Number(day.slice(8)) <= passed))
  const change = past > 0 ? Math.round(100 * (total - past) / past) : 0
  const comparison = past === 0 ? '' : fill(change === 0 ? words.same : change < 0 ? words.less : words.more, { p: Math.abs(change), month: monthName(previous, { month: 'long' }) })
  byId('sum').textContent = money(total)
  byId('compared').textContent = [total > 0 ? fill(words.average, { amount: money(total / passed) }) : '', comparison].filter(Boolean).join(' · ')

  const days = Array.from({ length }, (_, index) => sumOf(inMonth.filter(({ day }) => Number(day.slice(8)) === index + 1)))
  const highest = Math.max(...days, 1e-9)
  byId('daily').toggleAttribute('hidden', total === 0)
  byId('daily').setAttribute('viewBox', `0 0 ${length * 10 - 3} 40`)
  byId('daily').innerHTML = days.map((sum, index) => {
    const height = sum > 0 ? Math.max(3, 40 * sum / highest) : 2
    return `<rect class="${sum > 0 ? '' : 'none'}" x="${index * 10}" y="${40 - height}" width="7" height="${height}" rx="1.5"/>`
  }).join('')

  byId('budget-state').hidden = !budget
  byId('budget-bar').lastElementChild.setAttribute('width', budget ? Math.min(100, 100 * total / budget) : 0)
  byId('budget-bar').classList.toggle('over', total > budget)
  byId('budget-text').textContent = fill(total > budget ? words.over : words.left, { amount: money(Math.abs(budget - total)) })
}

function draw() {
  const search = byId('search').value.trim().toLowerCase()
  const inMonth = expenses.filter(({ day }) => monthOf(day) === month)
  if (!inMonth.some((expense) => expense.category === category)) category = ''
  const shown = inMonth
    .filter((expense) => !category || expense.category === category)
    .filter((expense) => `${expense.note} ${categories[expense.category]} ${expense.amount}`.toLowerCase().includes(search))
    .sort((a, b) => b.day.localeCompare(a.day))
  const days = [...new Set(shown.map(({ day }) => day))]
  byId('month').textContent = monthName(month)
  byId('list').replaceChildren(...days.map((day) => drawDay(day, shown.filter((expense) => expense.day === day))))
  byId('count').textContent = shown.length ? `${fill(words.count, { n: shown.length })} · ${money(sumOf(shown))}` : ''
  byId('empty').hidden = shown.length > 0
  const mood = expenses.length === 0 ? 'empty' : inMonth.length === 0 ? 'quiet' : 'none'
  byId('empty-title').textContent = words[`${mood}Title`]
  byId('empty-text').textContent = words[`${mood}Text`]
  byId('search').parentElement.hidden = inMonth.length === 0
  byId('download').disabled = expenses.length === 0
  drawNumbers(inMonth)
  drawCategories(inMonth)
}

const focusItem = (id) => byId('list').querySelector(`[data-id="${id}"] .open`)?.focus()

/* Changing */

function remove(expense) {
  remember()
  expenses = expenses.filter(({ id }) => id !== expense.id)
  commit(fill(words.deleted, { name: nameOf(expense) }))
  byId('undo').focus()
}

const form = byId('editor-form')
let editing = null

function openEditor(expense) {
  editing = expense
  form.elements.amount.value = expense.amount
  form.elements.note.value = expense.note
  form.elements.category.value = expense.category
  form.elements.date.value = expense.day
  byId('editor-problem').textContent = ''
  byId('editor').returnValue = 'cancel'
  byId('editor').showModal()
}
form.addEventListener('submit', (event) => {
  const values = readForm(form, 'editor-problem')
  if (!values) return event.preventDefault()
  expenses = expenses.map((expense) => expense.id === editing.id ? { ...expense, ...values } : expense)
})
for (const button of form.querySelectorAll('button[type="button"]')) button.addEventListener('click', () => byId('editor').close(button.value))
byId('editor').addEventListener('close', () => {
  if (byId('editor').returnValue === 'delete') return remove(editing)
  if (byId('editor').returnValue === 'save') commit()
  focusItem(editing.id)
})

for (const select of document.querySelectorAll('select[name="category"]')) {
  select.append(...Object.entries(categories).map(([value, textContent]) => make('option', { value, textContent })))
}
byId('add').elements.date.value = dayKey(new Date())
byId('add').addEventListener('submit', (event) => {
  event.preventDefault()
  const values = readForm(byId('add'), 'problem')
  if (!values) return
  expenses = [{ id: Date.now().toString(36) + Math.random().toString(36).slice(2, 6), ...values }, ...expenses]
  month = monthOf(values.day)
  byId('search').value = category = ''
  byId('add').elements.amount.value = byId('add').elements.note.value = ''
  byId('amount').focus()
  commit()
})
byId('search').addEventListener('input', draw)
byId('earlier').addEventListener('click', () => { month = otherMonth(month, -1); draw() })
byId('later').addEventListener('click', () => { month = otherMonth(month, 1); draw() })
byId('undo').addEventListener('click', () => {
  if (before) expenses = before
  commit()
  byId('amount').focus()
})

const currencyNames = new Intl.DisplayNames(document.documentElement.lang, { type: 'currency' })
byId('currency').append(...currencies.map((code) => make('option', { value: code, textContent: code, title: currencyNames.of(code), selected: code === currency })))
byId('currency').addEventListener('change', () => { currency = byId('currency').value; commit() })
byId('budget').value = budget || ''
byId('budget').addEventListener('change', () => {
  budget = readAmount(byId('budget').value)
  byId('budget').value = budget || ''
  commit()
})

/* The whole book as a table for other programs */

/** Quoted, and never a formula, whatever somebody typed. */
const cell = (value) => `"${String(value).replace(/^[=+\-@\t]/, "'$&").replace(/"/g, '""')}"`

byId('download').addEventListener('click', () => {
  const head = [words.columnDay, words.columnCategory, words.columnNote, words.columnAmount, words.columnCurrency]
  const rows = [...expenses]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({ day, category: id, note, amount }) => [day, categories[id], note, amount.toFixed(decimals()), currency])
  // The mark at the start tells spreadsheets that it is UTF-8.
  const text = `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  make('a', { href: address, download: `${document.title}.csv` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
})

draw()
