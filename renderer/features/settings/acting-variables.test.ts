import { expect, test } from 'vitest'
import { withVariables } from './acting-variables.ts'

test('a line whose place a variable has taken says which; the others stay as they are', () => {
  const lines = [
    { id: 'maxRetries', label: 'Retries', help: 'How often.', control: null },
    { id: 'cacheEntries', label: 'Answers', control: null },
  ]
  const acting = [
    { name: 'KILN_MAX_RETRIES', value: '5' },
    { name: 'FANAR_TIMEOUT', value: '9' },
  ]
  const [section] = withVariables([{ id: 'requests', title: 'Requests', lines }], acting)
  expect(section?.lines[0]?.help).toMatch(/^How often\. .*KILN_MAX_RETRIES=5/)
  expect(section?.lines[1]).toBe(lines[1])
})
