import { describe, expect, it } from 'vitest'
import { mentionAt, rankFiles } from './rank-files.ts'

const paths = ['index.html', 'app.css', 'app.js', 'parts/timer.js', 'parts/app-bar.js', 'notes/apple.md']

describe('files by a few letters', () => {
  it('puts names that begin with them first, then those that hold them, then letters with gaps', () => {
    expect(rankFiles('app', paths)).toEqual(['app.js', 'app.css', 'notes/apple.md', 'parts/app-bar.js'])
    expect(rankFiles('tmr', paths)).toEqual(['parts/timer.js'])
    expect(rankFiles('parts', paths)).toEqual(['parts/timer.js', 'parts/app-bar.js'])
  })

  it('shows some of all before anything is typed, and none for what is not there', () => {
    expect(rankFiles('', paths, 2)).toHaveLength(2)
    expect(rankFiles('xyz', paths)).toEqual([])
  })

  it('does not mind capitals', () => {
    expect(rankFiles('INDEX', paths)).toEqual(['index.html'])
  })
})

describe('what is typed after an @', () => {
  it.each([
    ['@', 1, { from: 0, query: '' }],
    ['move @ap to', 8, { from: 5, query: 'ap' }],
    ['في @ap', 6, { from: 3, query: 'ap' }],
    ['(@ap', 4, { from: 1, query: 'ap' }],
  ])('in %s', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found)
  })

  it.each([
    ['me@home', 7],
    ['@app.js ', 8],
    ['no', 2],
    ['@@', 2],
  ])('not in %s', (text, caret) => {
    expect(mentionAt(text, caret)).toBeUndefined()
  })
})
