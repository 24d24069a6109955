import { expect, test } from 'vitest'
import { codeInProse } from './code-in-prose.ts'

const code = "import { useState } from 'react'\nexport default function Cart() {\n  return <p>{useState}</p>\n}\n"

test.each([
  `Here:\n\`\`\`tsx\n${code}\`\`\`\nDone.`,
  `~~~\n${code}~~~`,
  code,
  `\`\`\`\nnpm i\n\`\`\`\n\`\`\`jsx\n${code}\`\`\``,
])('%j holds a screen', (prose) => {
  expect(codeInProse(prose)).toBe(code)
})

test.each([
  '',
  'I cannot.',
  `\`\`\`tsx\n${code}\`\`\`\n\`\`\`tsx\n${code}\`\`\``,
  '```tsx\nexport const x = 1\n```',
  `\`\`\`tsx\n${code}`,
])('%j holds none', (prose) => {
  expect(codeInProse(prose)).toBeUndefined()
})
