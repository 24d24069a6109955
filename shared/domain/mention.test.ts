import { describe, expect, it } from 'vitest'
import { findMentions, mentionedPaths, mentionOf } from './mention.ts'

const files = ['index.html', 'app.js', 'app.js.map', 'styles/app.css', 'my notes.md', 'ملف.txt']

describe('files that a prompt names', () => {
  it('are found where they stand, each once in the list', () => {
    const prompt = 'Use @styles/app.css in @index.html and @styles/app.css'
    expect(mentionedPaths(prompt, files)).toEqual(['styles/app.css', 'index.html'])
    expect(findMentions(prompt, files).map(({ from, to }) => prompt.slice(from, to))).toEqual([
      '@styles/app.css',
      '@index.html',
      '@styles/app.css',
    ])
  })

  it.each([
    ['look at @app.js, please', 'app.js'],
    ['(@app.js)', 'app.js'],
    ['is it @app.js?', 'app.js'],
    ["@app.js's second line", 'app.js'],
    ['@app.js.map is large', 'app.js.map'],
    ['@"my notes.md" says so', 'my notes.md'],
    ['انظر إلى @ملف.txt، ثم', 'ملف.txt'],
  ])('in %s', (prompt, path) => {
    expect(mentionedPaths(prompt, files)).toEqual([path])
  })

  it.each(['write to me@index.html', '@nobody', 'a @ alone', '@app.jsx', '@"my notes', '@'])('not in %s', (prompt) => {
    expect(findMentions(prompt, files)).toEqual([])
  })

  it('are found again when they were written as mentions', () => {
    for (const path of files) expect(mentionedPaths(`see ${mentionOf(path)} there`, files)).toEqual([path])
  })

  it('are looked for in a word as long as a stylesheet without a wait', () => {
    const word = `@index.html${'.'.repeat(300_000)}a`
    expect(mentionedPaths(`{${word}{${word}`, files)).toEqual(['index.html'])
  })
})
