import { expect, test } from 'vitest'
import { createAnswerParser } from './answer-parser.ts'

test('thousands of nameless blocks find their places in a page, each once, in linear time', () => {
  const links = Array.from({ length: 10_000 }, (_, index) => `<link href=${index % 7}.css>`).join('')
  const parser = createAnswerParser()
  const page = `\`\`\`html\n<!doctype html>${links}</html>\n\`\`\`\n`
  const events = [...parser.push(page + '```css\na\n```\n'.repeat(20_000)), ...parser.end()]
  const started = events.flatMap((event) => (event.type === 'file-start' ? [event.path] : []))
  expect(started).toEqual(['index.html', '0.css', '1.css', '2.css', '3.css', '4.css', '5.css', '6.css'])
})
