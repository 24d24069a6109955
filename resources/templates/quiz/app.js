const storageKey = 'brainwave-quiz'
const words = {
  size: 'Questions: {n}',
  under: 'Under way: {n} of {m}',
  best: 'Best: {n} of {m}',
  nothing: 'No whole question yet',
  edit: 'Edit: {title}',
  right: 'Right',
  wrong: 'Not this one',
  theRight: 'It is: {answer}',
  correct: 'Right answer',
  chosen: 'Your answer',
  finish: 'See the result',
  next: 'Next',
  perfect: 'Every one right',
  good: 'Well done',
  fair: 'A good start',
  yours: 'You said: {answer}',
  newTitle: 'My quiz',
  question: 'Question {n}',
  ask: 'What do you want to ask?',
  answer: 'Answer {n}',
  optional: 'Answer {n}, if you like',
  isRight: 'Answer {n} is the right one',
  missing: 'Asked once it has a question, two answers and a right one among them.',
  remove: 'Delete question {n}',
  questionDeleted: 'Deleted the question',
  setDeleted: 'Deleted “{title}”',
}
const icons = {
  play: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7 4.5v15l13-7.5z"/></svg>',
  edit: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20l1-4L16.5 4.5l3 3L8 19z"/></svg>',
  delete: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13"/></svg>',
  right: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"/></svg>',
  wrong: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>',
}

const byId = (id) => document.getElementById(id)
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 6)
const make = (tag, values = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), values)
  element.append(...children)
  return element
}

/** One's own quizzes: { id, title, questions: [{ id, ask, answers: ['', '', '', ''], right: 0 }] } */
let own = []
/** The best share of right answers by quiz: { right, of } */
let best = {}
/** What is being played: { setId, asked: [{ question, order }], chosen: [] }; chosen are places in the order. */
let run = null
let editingId = ''
let playing = false
let before = null
try {
  const saved = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
  if (Array.isArray(saved?.own)) own = saved.own
  if (saved?.best) best = saved.best
  if (saved?.run) run = saved.run
  if (saved?.editingId) editingId = saved.editingId
  // A quiz that was under way goes on where it was left.
  playing = Boolean(saved?.playing && run)
} catch { /* no storage here: the quizzes work, they only forget */ }

function save() {
  try { localStorage.setItem(storageKey, JSON.stringify({ own, best, run, editingId, playing })) } catch { /* see above */ }
}

/** Keeps everything and draws it; with `undoText`, offers to go back to how it was at `remember()`. */
function commit(undoText) {
  save()
  draw()
  byId('toast').hidden = !undoText
  byId('toast-text').textContent = undoText ?? ''
  if (!undoText) before = null
}
const remember = () => { before = structuredClone({ own, editingId }) }

const sets = () => [
  ...own,
  ...builtIn.map(({ id, title, questions }) => ({ id, title, questions: questions.map(({ ask, a, b, c, d }, index) => ({ id: index, ask, answers: [a, b, c, d], right: 0 })) })),
]
const setOf = (id) => sets().find((set) => set.id === id)
const isWhole = ({ ask, answers, right }) => Boolean(ask.trim() && answers[right]?.trim() && answers.filter((answer) => answer.trim()).length > 1)
const questionsOf = (id) => setOf(id)?.questions.filter(isWhole) ?? []

function mix(list) {
  const mixed = [...list]
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1))
    ;[mixed[index], mixed[other]] = [mixed[other], mixed[index]]
  }
  return mixed
}

/* All quizzes */

function drawHome() {
  byId('sets').replaceChildren(...sets().map((set) => {
    const size = set.questions.filter(isWhole).length
    const underWay = run?.setId === set.id && run.chosen.length < run.asked.length
    const text = size === 0 ? words.nothing : underWay ? fill(words.under, { n: run.chosen.length, m: run.asked.length }) : fill(words.size, { n: size })
    const face = make('button', { type: 'button', className: 'open' }, make('span', { className: 'badge', innerHTML: icons.play }),
      make('span', { className: 'what' }, make('b', { textContent: set.title, dir: 'auto' }), make('span', { className: 'muted', textContent: text })),
      best[set.id] ? make('span', { className: 'score', textContent: fill(words.best, { n: best[set.id].right, m: best[set.id].of }) }) : '')
    face.addEventListener('click', () => size === 0 ? edit(set.id) : underWay ? resume() : begin(set.id))
    const item = make('li', { className: 'set' }, face)
    item.dataset.set = set.id
    if (own.includes(set)) {
      const pencil = make('button', { type: 'button', className: 'icon', innerHTML: icons.edit })
      pencil.setAttribute('aria-label', fill(words.edit, set))
      pencil.addEventListener('click', () => edit(set.id))
      item.append(pencil)
    }
    return item
  }))
}

/* Playing */

function begin(setId, questions = questionsOf(setId)) {
  run = { setId, asked: mix(questions).map((question) => ({ question, order: mix([0, 1, 2, 3].filter((place) => question.answers[place]?.trim())) })), chosen: [] }
  resume()
}

function resume() {
  playing = true
  editingId = ''
  commit()
  byId('question').focus()
}

/** The built-in questions are kept by their place, so that they speak the page's language. */
const wordsOf = (question) => own.some(({ id }) => id === run.setId) ? question : setOf(run.setId)?.questions.find(({ id }) => id === question.id) ?? question
let answered = false

function drawPlay() {
  const at = run.chosen.length - (answered ? 1 : 0)
  const { question, order } = run.asked[at]
  const { ask, answers, right } = wordsOf(question)
  const choice = answered ? run.chosen[at] : undefined
  byId('progress').replaceChildren(...run.asked.map((_, index) =>
    make('i', { className: index < run.chosen.length ? (isRight(index) ? 'right' : 'wrong') : index === at ? 'now' : '' })))
  byId('place').textContent = `${at + 1}/${run.asked.length}`
  byId('question').textContent = ask
  byId('options').replaceChildren(...order.map((place, index) => {
    const state = !answered ? '' : place === right ? 'right' : index === choice ? 'wrong' : ''
    const mark = make('span', { className: 'mark', innerHTML: icons[state] ?? '' })
    if (state) mark.append(make('span', { textContent: state === 'right' ? words.correct : words.chosen }))
    const option = make('button', { type: 'button', className: `option ${state}` },
      make('span', { className: 'number', textContent: index + 1 }), make('span', { className: 'words', textContent: answers[place], dir: 'auto' }), mark)
    option.setAttribute('aria-disabled', String(answered))
    option.addEventListener('click', () => choose(index))
    return make('li', {}, option)
  }))
  const good = answered && order[choice] === right
  byId('verdict').className = answered ? (good ? 'right' : 'wrong') : ''
  byId('verdict').textContent = !answered ? '' : good ? words.right : `${words.wrong}. ${fill(words.theRight, { answer: answers[right] })}`
  byId('next').hidden = !answered
  byId('next').textContent = run.chosen.length === run.asked.length ? words.finish : words.next
  byId('keys').hidden = answered
}

const isRight = (index) => run.asked[index].order[run.chosen[index]] === run.asked[index].question.right

function choose(index) {
  if (answered || index >= run.asked[run.chosen.length].order.length) return
  run.chosen.push(index)
  answered = true
  if (run.chosen.length === run.asked.length) keepBest()
  commit()
  byId('next').focus()
}

function keepBest() {
  const of = run.asked.length
  // Only a whole quiz counts, not the wrong ones alone.
  if (of < questionsOf(run.setId).length) return
  const right = run.asked.filter((_, index) => isRight(index)).length
  const last = best[run.setId]
  if (!last || right / of >= last.right / last.of) best[run.setId] = { right, of }
}

function next() {
  answered = false
  commit()
  ;(run.chosen.length === run.asked.length ? byId('praise') : byId('question')).focus()
}

function drawResult() {
  const of = run.asked.length
  const mistakes = run.asked.map((_, index) => index).filter((index) => !isRight(index))
  const right = of - mistakes.length
  byId('score').textContent = `${right}/${of}`
  byId('ring').style.setProperty('--share', Math.round(100 * right / of))
  byId('ring').classList.toggle('none', right === 0)
  byId('praise').textContent = mistakes.length === 0 ? words.perfect : right / of >= 0.6 ? words.good : words.fair
  const record = best[run.setId]
  byId('best').textContent = [setOf(run.setId)?.title, record ? fill(words.best, { n: record.right, m: record.of }) : ''].filter(Boolean).join(' · ')
  byId('repeat-wrong').hidden = byId('review').hidden = mistakes.length === 0
  byId('mistakes').replaceChildren(...mistakes.map((index) => {
    const { question, order } = run.asked[index]
    const { ask, answers, right: place } = wordsOf(question)
    return make('li', {}, make('b', { textContent: ask, dir: 'auto' }),
      make('div', { className: 'wrong', textContent: fill(words.yours, { answer: answers[order[run.chosen[index]]] }) }),
      make('div', { className: 'right', textContent: fill(words.theRight, { answer: answers[place] }) }))
  }))
}

function goHome() {
  playing = answered = false
  if (run && run.chosen.length === run.asked.length) run = null
  editingId = ''
  commit()
  byId('sets').querySelector('button')?.focus()
}

byId('leave').addEventListener('click', goHome)
byId('home-again').addEventListener('click', goHome)
byId('next').addEventListener('click', next)
byId('repeat').addEventListener('click', () => begin(run.setId, questionsOf(run.setId).length ? questionsOf(run.setId) : run.asked.map(({ question }) => question)))
byId('repeat-wrong').addEventListener('click', () => begin(run.setId, run.asked.filter((_, index) => !isRight(index)).map(({ question }) => question)))
addEventListener('keydown', (event) => {
  if (!playing || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape') goHome()
  else if (/^[1-4]$/.test(event.key) && !answered && run.chosen.length < run.asked.length) choose(Number(event.key) - 1)
  else if (event.key === 'Enter' && answered && event.target.tagName !== 'BUTTON') next()
})

/* Writing: every change is kept at once */

function edit(id) {
  playing = false
  editingId = id
  commit()
  byId('set-title').focus()
}

function drawEditor() {
  const set = own.find(({ id }) => id === editingId)
  byId('set-title').value = set.title
  byId('questions').replaceChildren(...set.questions.map((question, index) => drawQuestion(set, question, index)))
  byId('no-questions').hidden = set.questions.length > 0
  byId('try').hidden = !set.questions.some(isWhole)
}

function drawQuestion(set, question, index) {
  const ask = make('input', { type: 'text', className: 'ask', value: question.ask, maxLength: 200, dir: 'auto', autocomplete: 'off', placeholder: words.ask })
  ask.setAttribute('aria-label', fill(words.question, { n: index + 1 }))
  const missing = make('p', { className: 'missing', textContent: words.missing })
  const check = () => {
    missing.hidden = isWhole(question) || !(question.ask || question.answers.some(Boolean))
    byId('try').hidden = !set.questions.some(isWhole)
    save()
  }
  ask.addEventListener('input', () => { question.ask = ask.value; check() })
  const answers = question.answers.map((answer, place) => {
    const right = make('input', { type: 'radio', name: `right-${question.id}`, checked: question.right === place })
    right.setAttribute('aria-label', fill(words.isRight, { n: place + 1 }))
    right.addEventListener('change', () => { question.right = place; check() })
    const text = make('input', { type: 'text', value: answer, maxLength: 120, dir: 'auto', autocomplete: 'off', placeholder: fill(place < 2 ? words.answer : words.optional, { n: place + 1 }) })
    text.setAttribute('aria-label', fill(words.answer, { n: place + 1 }))
    text.addEventListener('input', () => { question.answers[place] = text.value; check() })
    return make('div', { className: 'answer' }, right, text)
  })
  const bin = make('button', { type: 'button', className: 'icon', innerHTML: icons.delete })
  bin.setAttribute('aria-label', fill(words.remove, { n: index + 1 }))
  bin.addEventListener('click', () => {
    remember()
    set.questions = set.questions.filter((other) => other !== question)
    commit(words.questionDeleted)
    byId('undo').focus()
  })
  const head = make('div', { className: 'head' }, make('span', { textContent: fill(words.question, { n: index + 1 }) }), bin)
  const fields = make('fieldset', {}, head, ask, make('div', { className: 'answers' }, ...answers), missing)
  fields.setAttribute('aria-label', fill(words.question, { n: index + 1 }))
  missing.hidden = isWhole(question) || !(question.ask || question.answers.some(Boolean))
  return make('li', {}, fields)
}

function addQuestion() {
  own.find(({ id }) => id === editingId).questions.push({ id: newId(), ask: '', answers: ['', '', '', ''], right: 0 })
  commit()
  byId('questions').lastElementChild.querySelector('.ask').focus()
}

byId('new-set').addEventListener('click', () => {
  const set = { id: newId(), title: words.newTitle, questions: [] }
  own = [set, ...own]
  edit(set.id)
  byId('set-title').select()
})
byId('set-title').addEventListener('input', () => {
  own.find(({ id }) => id === editingId).title = byId('set-title').value.trim() || words.newTitle
  save()
})
byId('add-question').addEventListener('click', addQuestion)
byId('try').addEventListener('click', () => begin(editingId))
byId('close-editor').addEventListener('click', goHome)
byId('delete-set').addEventListener('click', () => {
  const set = setOf(editingId)
  remember()
  own = own.filter(({ id }) => id !== editingId)
  if (run?.setId === editingId) run = null
  editingId = ''
  commit(fill(words.setDeleted, set))
  byId('undo').focus()
})
byId('undo').addEventListener('click', () => {
  if (before) ({ own, editingId } = before)
  commit()
  ;(editingId ? byId('add-question') : byId('sets').querySelector('button')).focus()
})

/** Which of the four views is seen. */
function draw() {
  if (editingId && !own.some(({ id }) => id === editingId)) editingId = ''
  const over = playing && !answered && run.chosen.length === run.asked.length
  byId('home').hidden = playing || Boolean(editingId)
  byId('play').hidden = !playing || over
  byId('result').hidden = !over
  byId('editor').hidden = playing || !editingId
  if (over) drawResult()
  else if (playing) drawPlay()
  else if (editingId) drawEditor()
  else drawHome()
}

draw()
