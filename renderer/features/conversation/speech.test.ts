/** Reading aloud: what is said, in whose voice. */
import { describe, expect, it } from 'vitest'
import { languageOf, sentencesOf, speechText, voiceFor } from './speech.ts'

describe('speechText', () => {
  it('says the words, and neither code nor addresses nor marks', () => {
    const markdown =
      '# The **timer**\n\nIt uses `setInterval`, see [the docs](https://example.org/x).\n\n```js\nlet secret = 1\n```\n\n- one\n- *two*\n\n| a | b |\n| - | - |\n\nMore at https://example.org.\n\n```\nopen'
    const said = speechText(markdown)
    expect(said).toContain('The timer')
    expect(said).toContain('It uses setInterval, see the docs.')
    expect(said).toContain('one\ntwo')
    expect(said).not.toMatch(/secret|example\.org|open|[`*|#]/)
  })

  it('leaves stars and lines that mark nothing', () => {
    expect(speechText('2 * 3 and snake_case_name')).toBe('2 * 3 and snake_case_name')
  })
})

describe('the voice', () => {
  const voices = [
    { lang: 'en-US', localService: false, default: true },
    { lang: 'en_GB', localService: true, default: false },
    { lang: 'ar-SA', localService: false, default: false },
  ]

  it('is of the text’s language, and rather of this machine than of the network', () => {
    expect(voiceFor(voices, languageOf('A timer for الصلاة and more words'))).toBe(voices[1])
    expect(voiceFor(voices, languageOf('أخذتُ قالب قائمة المهام من Kiln'))).toBe(voices[2])
    expect(voiceFor(voices, languageOf('Привет'))).toBeUndefined()
  })
})

describe('sentencesOf', () => {
  it('cuts at sentences, and long ones in between, losing nothing', () => {
    expect(sentencesOf('One. Two? Three!\nFour', 'en')).toEqual(['One.', 'Two?', 'Three!', 'Four'])
    const long = `${'word, '.repeat(100)}end.`
    const pieces = sentencesOf(long, 'en')
    expect(pieces.every(({ length }) => length <= 200)).toBe(true)
    expect(pieces.join(' ')).toBe(long)
    expect(sentencesOf('x'.repeat(450), 'en')).toHaveLength(3)
  })
})
