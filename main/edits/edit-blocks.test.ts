/** What the parser makes of the many ways in which models bring SEARCH/REPLACE blocks. */
import { describe, expect, it } from 'vitest'
import { type AskedChange, collectChanges } from './answer-changes.ts'
import { filesOf, parse, textOf } from './test-answer.ts'

function changesOf(answer: string): readonly AskedChange[] {
  const changes = collectChanges()
  for (const event of parse(answer)) changes.take(event)
  return changes.all()
}

const block = '<<<<<<< SEARCH\nold\n=======\nnew\n>>>>>>> REPLACE\n'
const edit = { type: 'edit', path: 'src/app.tsx', search: 'old\n', replace: 'new\n' }

describe('a block of edits', () => {
  it.each([
    ['as it is asked for', `\`\`\`edit path=src/app.tsx\n${block}\`\`\`\n`],
    ['in a fence of the language', `\`\`\`tsx path=src/app.tsx\n${block}\`\`\`\n`],
    ['in a fence with blank lines', `\`\`\`edit path=src/app.tsx\n\n${block}\n\`\`\`\n`],
    ['in a longer fence', `\`\`\`\`edit path=src/app.tsx\n${block}\`\`\`\`\n`],
    ['in a fence of tildes', `~~~edit path="src/app.tsx"\n${block}~~~\n`],
    ['under a name', `src/app.tsx\n\`\`\`tsx\n${block}\`\`\`\n`],
    ['under a heading', `### \`src/app.tsx\`\n\n\`\`\`tsx\n${block}\`\`\`\n`],
    ['under a name, in a fence of edits', `**src/app.tsx**\n\`\`\`edit\n${block}\`\`\`\n`],
    ['under a name, in a fence of a diff', `src/app.tsx\n\`\`\`diff\n${block}\`\`\`\n`],
    ['with the name in a comment', `\`\`\`tsx\n// src/app.tsx\n${block}\`\`\`\n`],
    ['with the name as the first line', `\`\`\`tsx\nsrc/app.tsx\n${block}\`\`\`\n`],
    ['in a tag', `<file path="src/app.tsx">\n${block}</file>\n`],
    ['with nothing around it', `src/app.tsx\n${block}`],
    [
      'in a list',
      `1. Change this:\n   \`\`\`edit path=src/app.tsx\n${block.replace(/^/gm, '   ').trimEnd()}\n   \`\`\`\n`,
    ],
    ['with longer markers', `\`\`\`edit path=src/app.tsx\n${block.replace(/^([<>=])/gm, '$1$1')}\`\`\`\n`],
    ['with shorter markers', `\`\`\`edit path=src/app.tsx\n${block.replace(/([<>=]){7}/g, '$1$1$1$1$1$1')}\`\`\`\n`],
    [
      'with dashes and pluses',
      `\`\`\`edit path=src/app.tsx\n------- SEARCH\nold\n=======\nnew\n+++++++ REPLACE\n\`\`\`\n`,
    ],
    ['in small letters', `\`\`\`edit path=src/app.tsx\n${block.toLowerCase()}\`\`\`\n`],
    [
      'with white space behind the markers',
      `\`\`\`edit path=src/app.tsx\n${block.replace(/^([<>=].*)$/gm, '$1  ')}\`\`\`\n`,
    ],
    ['with CRLF', `\`\`\`edit path=src/app.tsx\n${block}\`\`\`\n`.replaceAll('\n', '\r\n')],
    ['whose fence was never closed', `\`\`\`edit path=src/app.tsx\n${block}`],
    ['whose last marker was forgotten', `\`\`\`edit path=src/app.tsx\n<<<<<<< SEARCH\nold\n=======\nnew\n\`\`\`\n`],
  ])('is read %s', (_, answer) => {
    expect(changesOf(answer)).toEqual([edit])
    expect(filesOf(answer)).toEqual({})
  })

  it('holds several, and so does an answer, beside whole files', () => {
    const answer =
      `I change two files.\n\n\`\`\`edit path=a.css\n${block}${block}\`\`\`\n` +
      `\`\`\`html path=index.html\n<p>Hi</p>\n\`\`\`\n\n\`\`\`edit path=b.css\n${block}\`\`\`\nDone.`
    expect(changesOf(answer)).toEqual([
      { ...edit, path: 'a.css' },
      { ...edit, path: 'a.css' },
      { type: 'write', path: 'index.html', text: '<p>Hi</p>\n' },
      { ...edit, path: 'b.css' },
    ])
    expect(textOf(answer)).toBe('I change two files.\n\n\nDone.')
  })

  it('without a name goes on with the file before, and else names none', () => {
    expect(changesOf(`\`\`\`edit path=a.css\n${block}\`\`\`\n\nThen:\n\n\`\`\`css\n${block}\`\`\`\n`)).toMatchObject([
      { path: 'a.css' },
      { path: 'a.css' },
    ])
    expect(changesOf(`Do this:\n\n\`\`\`tsx\n${block}\`\`\`\n`)).toEqual([{ ...edit, path: '' }])
  })

  it('keeps fences, dividers of headings and markers of others as content', () => {
    const readme = '```bash\nnpm start\n```\n\n```\nout\n```\n'
    const answer = `\`\`\`\`edit path=README.md\n<<<<<<< SEARCH\n${readme}=======\n<<<<<<< HEAD\n>>>>>>> main\n====\n>>>>>>> REPLACE\n\`\`\`\`\n`
    expect(changesOf(answer)).toEqual([
      { type: 'edit', path: 'README.md', search: readme, replace: '<<<<<<< HEAD\n>>>>>>> main\n====\n' },
    ])
    expect(changesOf(answer.replaceAll('````', '```'))).toEqual(changesOf(answer))
  })

  it('keeps what a shell or a template would take for its own', () => {
    const text = "$& $1 $$ $` $' \\n ${x} `a`\n"
    const answer = `\`\`\`edit path=a.js\n<<<<<<< SEARCH\n${text}=======\n${text}${text}>>>>>>> REPLACE\n\`\`\`\n`
    expect(changesOf(answer)).toEqual([{ type: 'edit', path: 'a.js', search: text, replace: text + text }])
  })

  it('may take away, or begin a file', () => {
    const answer = `\`\`\`edit path=a.js\n<<<<<<< SEARCH\nold\n=======\n>>>>>>> REPLACE\n<<<<<<< SEARCH\n=======\nnew\n>>>>>>> REPLACE\n\`\`\`\n`
    expect(changesOf(answer)).toMatchObject([
      { search: 'old\n', replace: '' },
      { search: '', replace: 'new\n' },
    ])
  })
})

describe('a block that cannot be read', () => {
  it.each([
    ['has no divider', '<<<<<<< SEARCH\nold\n>>>>>>> REPLACE\n', 'no-divider'],
    ['has two', '<<<<<<< SEARCH\nold\n=======\nnew\n=======\nnewer\n>>>>>>> REPLACE\n', 'two-dividers'],
    ['is followed by the next', `<<<<<<< SEARCH\nold\n=======\nnew\n${block}`, 'unfinished'],
    ['holds none', 'let it = new\n', 'empty'],
  ])('%s, and is told as such', (_, blocks, why) => {
    expect(changesOf(`\`\`\`edit path=src/app.tsx\n${blocks}\`\`\`\n`)[0]).toMatchObject({
      type: 'broken-edit',
      path: 'src/app.tsx',
      why,
    })
  })

  it.each(['<<<<<<< SEARCH\nol', '<<<<<<< SEARCH\nold\n=======\nne', '<<<<<<< SEARCH\nold\n=======\nnew\n>>>>>'])(
    'is cut at the end of the answer: %j',
    (start) => {
      expect(changesOf(`\`\`\`edit path=src/app.tsx\n${start}`)).toMatchObject([
        { type: 'broken-edit', why: 'unfinished' },
      ])
    },
  )

  it('hides none that follows it in a fence of its own', () => {
    const answer = `\`\`\`edit path=a.css\n<<<<<<< SEARCH\nold\n=======\nnew\n\`\`\`\n\n\`\`\`edit path=b.css\n${block}\`\`\`\n`
    expect(changesOf(answer)).toMatchObject([
      { type: 'edit', path: 'a.css', replace: 'new\n' },
      { type: 'edit', path: 'b.css' },
    ])
  })
})

describe('files that go', () => {
  it('are named in a fence of their own', () => {
    const answer =
      '```delete path=old.css\n```\n```rename path=a.js to=src/b.js\n```\n```move path="c d.js" to="e f.js"\n```\nSo.'
    expect(changesOf(answer)).toEqual([
      { type: 'delete', path: 'old.css' },
      { type: 'rename', path: 'a.js', to: 'src/b.js' },
      { type: 'rename', path: 'c d.js', to: 'e f.js' },
    ])
    expect(textOf(answer)).toBe('So.')
  })

  it('stay when their fence names no file', () => {
    expect(
      changesOf('```delete\nDROP TABLE users\n```\n```rename path=a.js\n```\n').map(({ type }) => type),
    ).not.toContain('delete')
  })
})

it('forgets the edits of a draft in thinking that was never opened', () => {
  const answer = `Let me see.\n\`\`\`edit path=a.css\n${block}\`\`\`\n\`\`\`delete path=b.css\n\`\`\`\nHm.\n</think>\n\`\`\`edit path=c.css\n${block}\`\`\`\n`
  expect(changesOf(answer)).toEqual([{ ...edit, path: 'c.css' }])
})

it('takes a file that is not of edits for a whole one, whatever it begins with', () => {
  const files = {
    'a.md': '-----\nSEARCH\n',
    'b.txt': '<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> main\n',
    'c.css': '',
  }
  const answer = Object.entries(files)
    .map(([path, text]) => `\`\`\`txt path=${path}\n${text}\`\`\`\n`)
    .join('')
  expect(filesOf(answer)).toEqual(files)
})
