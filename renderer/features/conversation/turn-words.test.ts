/** What a turn says about itself. */
import { describe, expect, it } from 'vitest'
import { turnOfPrompt, type Turn } from './turn.ts'
import { answerMarkdown, stageText, turnFigures, turnLine } from './turn-words.ts'

const local = { provider: 'ollama', model: 'llama3.2' } as const
const done: Turn = {
  ...turnOfPrompt('r', 'a timer', local, 0),
  state: 'done',
  answered: local,
  endedAt: 41_312,
  firstTokenMs: 412,
  usage: { input: 1204, output: 640, estimated: false },
}
const figure = (turn: Turn, name: string) => turnFigures(turn).find((one) => one.name === name)?.value

describe('the line of figures', () => {
  it('says who answered, what went in and out, how soon, and what it cost', () => {
    expect(turnLine(done)).toEqual(['llama3.2', '1,204 in', '640 out', 'first token 0.41 s', 'free, local'])
    const hosted: Turn = { ...done, answered: { provider: 'openai', model: 'gpt' } }
    expect(turnLine(hosted)).toContain('price unknown')
    const priced: Turn = { ...hosted, cost: { usd: 0.0088, price: { input: 2, output: 10 } } }
    expect(turnLine(priced)).toContain('$0.0088')
    expect(figure(priced, 'Price')).toBe('$2.00 in, $10.00 out for a million tokens')
    const estimated = { input: 1204, output: 640, estimated: true }
    expect(turnLine({ ...priced, usage: estimated })).toContain('~$0.0088')
  })

  it('claims no price while the answer is still coming, and none for one that was known already', () => {
    const hosted = { provider: 'openai', model: 'gpt' } as const
    expect(turnLine({ ...done, state: 'running', answered: hosted, usage: undefined }).join()).not.toContain('price')
    const known: Turn = { ...done, answered: hosted, cost: { usd: 0, nothing: 'cached' } }
    expect(turnLine(known).join()).not.toMatch(/price|\$/)
    expect(figure(known, 'Cost')).toBe('nothing: the answer was kept from before')
  })

  it('marks what Kiln counted itself', () => {
    const line = turnLine({ ...done, usage: { input: 10, output: 20, estimated: true } })
    expect(line.slice(1, 3)).toEqual(['~10 in', '~20 out'])
  })

  it('pretends nothing for the starter', () => {
    const starter = { provider: 'starter', model: 'starter' } as const
    const turn: Turn = { ...done, asked: starter, answered: starter, usage: undefined, outputCharacters: 4000 }
    expect(turnLine(turn)).toEqual(['starter', 'first token 0.41 s'])
    expect(figure(turn, 'Cost')).toBe('nothing: no model was used')
  })

  it('has each figure exactly', () => {
    expect(figure(done, 'Time')).toBe('41.312 s')
    expect(figure(done, 'First token')).toBe('0.412 s')
    expect(figure({ ...done, usage: { input: 9, output: 8, reasoning: 5, estimated: false } }, 'Tokens out')).toBe(
      '8, 5 of them for thinking',
    )
  })

  it('says nothing of an answer that has not begun', () => {
    expect(turnLine(turnOfPrompt('r', 'a timer', local, 0))).toEqual([])
  })
})

it('keeps the studio’s own words for a stage that it has none for', () => {
  const stage = { name: 'writing', message: 'Writing a b.html', endedMs: undefined }
  expect(stageText(stage)).toBe('Writing a b.html')
  expect(stageText({ ...stage, name: 'new', message: 'Checking types' })).toBe('Checking types')
})

it('copies an answer as markdown, with its files and sources', () => {
  const turn: Turn = {
    ...done,
    text: '**Done.**',
    files: [{ path: 'index.html', added: 4, removed: 2, whole: true, writing: false }],
    citations: [{ url: 'https://example.org/', title: 'Example' }],
  }
  expect(answerMarkdown(turn)).toBe('**Done.**\n\n- `index.html` +4 −2\n\n1. [Example](https://example.org/)')
})
