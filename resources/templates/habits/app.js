const storageKey = 'everyday-habits'
const words = {
  noneDue: 'Nothing due today',
  today: 'Done today: {n} of {m}',
  thisWeek: 'This week',
  everyDay: 'Every day',
  streak: 'Streak: {n}',
  edit: 'Edit: {name}',
  all: 'All habits',
  heat: 'Done on each day of the last year',
  deleted: 'Deleted “{name}”',
  filed: 'Archived “{name}”',
  archive: 'Archived: {n}',
  restore: 'Bring back',
  moved: '{name}: now at place {n}',
  restTitle: 'Nothing to keep just now',
  startTitle: 'Small steps, every day',
}
const pencil = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20l1-4L16.5 4.5l3 3L8 19z"/></svg>'

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

/* Days: a day is kept as '2026-11-21', in the time of the place where one lives */

const language = `${document.documentElement.lang}-u-ca-gregory-nu-latn`
const format = (options) => new Intl.DateTimeFormat(language, options)
const dayKey = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
const addDays = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days)
const startOfToday = () => addDays(new Date(), 0)
const locale = new Intl.Locale(document.documentElement.lang)
// Monday is 1 and Sunday 7 here, but 0 for Date.
const firstDay = ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7
const startOfWeek = (date) => addDays(date, -((date.getDay() - firstDay + 7) % 7))
const weekdays = Array.from({ length: 7 }, (_, index) => (firstDay + index) % 7)
// 4 January 2026 was a Sunday.
const weekdayName = (day, weekday) => format({ weekday }).format(new Date(2026, 0, 4 + day))

let today = startOfToday()
let week = startOfWeek(today)
let habits = []
let before = null
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.habits)) habits = saved.habits
} catch { /* no storage here: the habits work, they are only forgotten */ }

const shown = () => habits.filter((habit) => !habit.archived)
const isDue = (habit, date) => habit.days.includes(date.getDay())
const isDone = (habit, date) => habit.done[dayKey(date)] === true

/** Keeps the habits and draws them; with `undoText`, offers to go back to how they were at `remember()`. */
function commit(undoText) {
  try { localStorage.setItem(storageKey, JSON.stringify({ habits })) } catch { /* see above */ }
  draw()
  byId('toast').hidden = !undoText
  byId('toast-text').textContent = undoText ?? ''
  if (!undoText) before = null
}
const remember = () => { before = structuredClone(habits) }

function add(name) {
  const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 6)
  habits.push({ id, name, tint: 'accent', days: [0, 1, 2, 3, 4, 5, 6], done: {}, archived: false })
  commit()
}

/* Counting */

/** Days in a row up to today. A day that is not due may be left out, and today is not lost before it is over. */
function rowOf(habit) {
  let days = 0
  for (let date = isDone(habit, today) ? today : addDays(today, -1); ; date = addDays(date, -1)) {
    if (isDone(habit, date)) days += 1
    else if (isDue(habit, date)) return days
  }
}

function longestRow(habit) {
  const first = Object.keys(habit.done).sort()[0]
  if (!first) return 0
  let best = 0
  let days = 0
  for (let date = addDays(new Date(`${first}T12:00`), 0); date <= today; date = addDays(date, 1)) {
    if (isDone(habit, date)) days += 1
    else if (isDue(habit, date) && date < today) days = 0
    best = Math.max(best, days)
  }
  return best
}

/** How much of what was due on a day was done: 0 to 1. */
function shareOf(some, date) {
  const due = some.filter((habit) => isDue(habit, date) || isDone(habit, date))
  return due.length === 0 ? 0 : due.filter((habit) => isDone(habit, date)).length / due.length
}

/** Percent kept of the last 30 days, counted from a habit's first day. */
function keptOf(some) {
  let due = 0
  let done = 0
  for (const habit of some) {
    const first = Object.keys(habit.done).sort()[0] ?? dayKey(today)
    for (let back = 0; back < 30; back += 1) {
      const date = addDays(today, -back)
      if (dayKey(date) < first || (back === 0 && !isDone(habit, date))) continue
      if (isDone(habit, date)) done += 1
      if (isDone(habit, date) || isDue(habit, date)) due += 1
    }
  }
  return due === 0 ? 0 : Math.round(100 * done / due)
}

/* Drawing */

function drawCell(habit, date) {
  const done = isDone(habit, date)
  const cell = make('button', { type: 'button', className: 'cell', disabled: date > today, tabIndex: -1 })
  cell.classList.toggle('free', !isDue(habit, date))
  cell.classList.toggle('now', dayKey(date) === dayKey(today))
  cell.dataset.day = dayKey(date)
  cell.setAttribute('aria-pressed', String(done))
  cell.setAttribute('aria-label', `${habit.name}, ${format({ weekday: 'long', day: 'numeric', month: 'long' }).format(date)}`)
  cell.addEventListener('click', () => {
    if (done) delete habit.done[dayKey(date)]
    else habit.done[dayKey(date)] = true
    commit()
    focusCell(habit.id, dayKey(date))
  })
  return cell
}

function drawHabit(habit) {
  const every = habit.days.length === 7
  const names = every ? words.everyDay : weekdays.filter((day) => habit.days.includes(day)).map((day) => weekdayName(day, 'short')).join(' ')
  const row = rowOf(habit)
  const text = make('div', { className: 'habit' }, make('strong', { textContent: habit.name, dir: 'auto' }),
    make('small', { textContent: row > 0 ? `${names} · ${fill(words.streak, { n: row })}` : names }))
  const cells = weekdays.map((_, index) => drawCell(habit, addDays(week, index)))
  // One stop of the tab key a habit: the arrows go on from there.
  const entry = cells.find((cell) => cell.dataset.day === dayKey(today)) ?? cells[0]
  entry.tabIndex = 0
  const edit = make('button', { type: 'button', className: 'icon', innerHTML: pencil })
  edit.setAttribute('aria-label', fill(words.edit, habit))
  edit.addEventListener('click', () => openEditor(habit))
  const item = make('li', { className: 'row' }, text, ...cells, edit)
  item.dataset.habit = habit.id
  item.dataset.tint = habit.tint
  return item
}

function drawWeek() {
  const last = addDays(week, 6)
  byId('days').replaceChildren(make('span', { className: 'habit' }), ...weekdays.map((day, index) => {
    const date = addDays(week, index)
    const head = make('span', {}, weekdayName(day, document.documentElement.lang === 'ar' ? 'narrow' : 'short'), make('b', { textContent: date.getDate() }))
    head.classList.toggle('today', dayKey(date) === dayKey(today))
    return head
  }))
  const current = dayKey(week) === dayKey(startOfWeek(today))
  byId('week-name').textContent = current ? words.thisWeek : format({ day: 'numeric', month: 'short' }).formatRange(week, last)
  byId('this-week').hidden = current
  byId('later').disabled = current
  byId('habits').replaceChildren(...shown().map(drawHabit))
}

function drawYear() {
  const chosen = byId('which').value
  byId('which').replaceChildren(make('option', { value: '', textContent: words.all }),
    ...shown().map(({ id, name }) => make('option', { value: id, textContent: name, selected: id === chosen })))
  const some = shown().filter(({ id }) => !byId('which').value || id === byId('which').value)
  const start = addDays(startOfWeek(today), -52 * 7)
  byId('heat').dataset.tint = some.length === 1 ? some[0].tint : 'accent'
  byId('heat').replaceChildren(...Array.from({ length: 53 * 7 }, (_, index) => {
    const date = addDays(start, index)
    const square = make('i', { className: date > today ? 'later' : '' })
    square.style.setProperty('--level', Math.round(100 * shareOf(some, date)))
    return square
  }))
  byId('streak').textContent = Math.max(0, ...some.map(rowOf))
  byId('longest').textContent = Math.max(0, ...some.map(longestRow))
  byId('kept').textContent = `${keptOf(some)}%`
}

function draw() {
  const due = shown().filter((habit) => isDue(habit, today) || isDone(habit, today))
  const done = due.filter((habit) => isDone(habit, today)).length
  const any = shown().length > 0
  byId('date').textContent = format({ weekday: 'long', day: 'numeric', month: 'long' }).format(today)
  byId('ring').style.cssText = `--share: ${due.length ? Math.round(100 * done / due.length) : 0};`
  byId('ring').setAttribute('aria-label', due.length ? fill(words.today, { n: done, m: due.length }) : words.noneDue)
  byId('ring-text').textContent = due.length ? `${done}/${due.length}` : '0'
  byId('ring').hidden = !any
  byId('now').hidden = byId('year').hidden = !any
  byId('empty').hidden = any
  byId('empty-title').textContent = habits.length ? words.restTitle : words.startTitle
  drawWeek()
  drawYear()
  const archived = habits.filter((habit) => habit.archived)
  byId('archive').hidden = archived.length === 0
  byId('archive-title').textContent = fill(words.archive, { n: archived.length })
  byId('archived').replaceChildren(...archived.map((habit) => {
    const back = make('button', { type: 'button', className: 'plain', textContent: words.restore })
    back.setAttribute('aria-label', `${words.restore}: ${habit.name}`)
    back.addEventListener('click', () => { habit.archived = false; commit(); focusCell(habit.id, dayKey(today)) })
    return make('li', {}, make('span', { textContent: habit.name, dir: 'auto' }), back)
  }))
}

const rowFor = (id) => byId('habits').querySelector(`[data-habit="${id}"]`)
const focusCell = (id, day) => (rowFor(id)?.querySelector(`[data-day="${day}"]`) ?? rowFor(id)?.querySelector('[tabindex="0"]'))?.focus()

/* Keys: arrows between the days and the habits, Alt with an arrow moves a habit */

byId('habits').addEventListener('keydown', (event) => {
  const item = event.target.closest('[data-habit]')
  if (!item || !event.key.startsWith('Arrow')) return
  const id = item.dataset.habit
  const down = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (event.altKey && down) {
    event.preventDefault()
    const other = shown()[shown().findIndex((habit) => habit.id === id) + down]
    if (!other) return
    const [habit] = habits.splice(habits.findIndex((each) => each.id === id), 1)
    habits.splice(habits.indexOf(other) + (down > 0 ? 1 : 0), 0, habit)
    const day = event.target.dataset.day
    commit()
    if (day) focusCell(id, day)
    else rowFor(id).querySelector('.icon').focus()
    byId('announce').textContent = fill(words.moved, { name: habit.name, n: shown().indexOf(habit) + 1 })
    return
  }
  const cell = event.target.closest('.cell')
  if (!cell) return
  event.preventDefault()
  const rtl = document.documentElement.dir === 'rtl'
  const across = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[event.key]
  const cells = [...item.querySelectorAll('.cell')]
  if (across) cells[cells.indexOf(cell) + across]?.focus()
  else focusCell((down > 0 ? item.nextElementSibling : item.previousElementSibling)?.dataset.habit, cell.dataset.day)
})

/* The dialog of one habit */

const form = byId('editor-form')
let editing = null

byId('due').append(...weekdays.map((day) => {
  const box = make('input', { type: 'checkbox', name: 'due', value: day })
  box.setAttribute('aria-label', weekdayName(day, 'long'))
  return make('label', { className: 'day' }, box, weekdayName(day, 'short'))
}))

function openEditor(habit) {
  editing = habit.id
  form.elements.title.value = habit.name
  form.elements.tint.value = habit.tint
  for (const box of form.elements.due) box.checked = habit.days.includes(Number(box.value))
  byId('editor').returnValue = 'cancel'
  byId('editor').showModal()
}

for (const button of form.querySelectorAll('button[type="button"]')) button.addEventListener('click', () => byId('editor').close(button.value))
byId('editor').addEventListener('close', () => {
  const habit = habits.find(({ id }) => id === editing)
  const answer = byId('editor').returnValue
  if (!habit) return
  if (answer === 'save') {
    const days = [...form.elements.due].filter((box) => box.checked).map((box) => Number(box.value))
    Object.assign(habit, { name: form.elements.title.value.trim() || habit.name, tint: form.elements.tint.value, days: days.length ? days : habit.days })
    commit()
  } else if (answer === 'archive' || answer === 'delete') {
    remember()
    if (answer === 'archive') habit.archived = true
    else habits = habits.filter((other) => other !== habit)
    commit(fill(answer === 'archive' ? words.filed : words.deleted, habit))
    return byId('undo').focus()
  }
  rowFor(habit.id)?.querySelector('.icon').focus()
})

/* The rest */

byId('add').addEventListener('submit', (event) => {
  event.preventDefault()
  const name = byId('new').value.trim()
  byId('new').value = ''
  byId('new').focus()
  if (name) add(name)
})
byId('ideas').addEventListener('click', (event) => {
  const idea = event.target.closest('button')
  if (!idea) return
  add(idea.textContent)
  focusCell(habits.at(-1).id, dayKey(today))
})
function turnTo(date) {
  week = startOfWeek(date)
  drawWeek()
}
byId('earlier').addEventListener('click', () => turnTo(addDays(week, -7)))
byId('later').addEventListener('click', () => turnTo(addDays(week, 7)))
byId('this-week').addEventListener('click', () => { turnTo(today); byId('earlier').focus() })
byId('which').addEventListener('change', drawYear)
byId('undo').addEventListener('click', () => {
  if (before) habits = before
  commit()
  byId('new').focus()
})
// The page may stay open over midnight.
addEventListener('visibilitychange', () => {
  if (dayKey(today) === dayKey(new Date())) return
  const current = dayKey(week) === dayKey(startOfWeek(today))
  today = startOfToday()
  if (current) week = startOfWeek(today)
  draw()
})

draw()
