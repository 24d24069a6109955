/** The lines of the picker, and where the arrow keys lead among them. */
import { describe, expect, it } from 'vitest'
import { toggled } from './entry.ts'
import { isChoosable, nextChoosable, type PickerRow, pickerRows } from './rows.ts'
import { gemini, ollama, openai, openrouter, starter, status } from './test-statuses.ts'

const all = [starter, gemini, ollama, openai, openrouter]
const rows = (search = '', favourites = [{ provider: 'openai' as const, model: 'gpt-6.1-luna' }]) =>
  pickerRows({ statuses: all, favourites, search })
const ids = (list: readonly PickerRow[]): string[] => list.map(({ id }) => id)

describe('pickerRows', () => {
  it('begins with Auto, then favourites, this machine, and the hosted ones: those with a key first', () => {
    expect(ids(rows())).toEqual([
      'auto',
      'heading/favourites',
      'favourites/openai/gpt-6.1-luna',
      'heading/local',
      'starter/starter/starter',
      'ollama/ollama/qwen3-coder:30b',
      'heading/openai',
      'openai/openai/gpt-6.1-sol',
      'openai/openai/gpt-6.1-luna',
      'heading/openrouter',
      'openrouter/openrouter/openai/gpt-6.1-luna',
      'openrouter/openrouter/qwen/qwen3-coder:free',
      'heading/gemini',
      'gemini/gemini/gemini-3.8-flash',
    ])
  })

  it('leaves out favourites that are no longer offered', () => {
    expect(ids(rows('', [{ provider: 'openai', model: 'gone' }]))).not.toContain('heading/favourites')
  })

  it('shows each model once for a search', () => {
    expect(ids(rows('luna'))).toEqual(['found/openai/gpt-6.1-luna', 'found/openrouter/openai/gpt-6.1-luna'])
    expect(ids(rows('auto'))).toContain('auto')
  })

  it('says in one line which local servers are not running', () => {
    const down = ['lmstudio', 'vllm'] as const
    const statuses = [starter, ...down.map((id) => status(id, id, { local: true, state: 'unreachable' }))]
    const notes = pickerRows({ statuses, favourites: [], search: '' }).filter(({ kind }) => kind === 'note')
    expect(notes).toMatchObject([{ text: 'Not running: lmstudio, vllm.' }])
  })

  it('offers a set-up for a hosted provider that lists nothing without a key, also when searched for', () => {
    const groq = status('groq', 'Groq', { state: 'needs-setup', keyUse: 'required' })
    const found = (search: string) => ids(pickerRows({ statuses: [groq], favourites: [], search }))
    expect(found('')).toContain('setup/groq')
    expect(found('gro')).toEqual(['setup/groq'])
  })

  it('keeps the known models of a provider that is down, and says that it is', () => {
    const fallen = { ...openai, state: 'unreachable' as const, summary: 'OpenAI did not answer.' }
    const shown = pickerRows({ statuses: [fallen], favourites: [], search: '' })
    expect(ids(shown)).toContain('openai/openai/gpt-6.1-sol')
    expect(shown).toContainEqual({ kind: 'note', id: 'note/openai', text: 'OpenAI did not answer.' })
  })
})

describe('nextChoosable', () => {
  const list = rows()
  const at = (id: string): number => ids(list).indexOf(id)

  it('steps over headings, both ways', () => {
    expect(nextChoosable(list, 0, 1)).toBe(at('favourites/openai/gpt-6.1-luna'))
    expect(nextChoosable(list, at('openai/openai/gpt-6.1-sol'), -1)).toBe(at('ollama/ollama/qwen3-coder:30b'))
  })

  it('stays at the ends, and lands on a model at the end of a page', () => {
    expect(nextChoosable(list, 0, -1)).toBe(0)
    expect(nextChoosable(list, list.length - 1, 8)).toBe(list.length - 1)
    for (let from = 0; from < list.length; from += 1) {
      if (isChoosable(list[from])) expect(isChoosable(list[nextChoosable(list, from, 8)])).toBe(true)
    }
  })
})

describe('toggled', () => {
  const luna = { provider: 'openai', model: 'gpt-6.1-luna' } as const
  it('adds at the end, and takes out by provider and model together', () => {
    const twin = { provider: 'openrouter', model: 'gpt-6.1-luna' } as const
    expect(toggled([twin], luna)).toEqual([twin, luna])
    expect(toggled([twin, luna], { ...luna })).toEqual([twin])
  })
})
