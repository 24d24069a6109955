/** What the compiler does not see of the translations: the same names to fill in, and no text left empty or in English. */
import { expect, test } from 'vitest'
import { ar } from './ar/index.ts'
import { en } from './en/index.ts'

type Tree = { readonly [key: string]: string | Tree }

function texts(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as [string, string]] : texts(value, `${path}.${key}`),
  )
}

const names = (text: string): string[] => [...new Set(text.match(/\{\{[^}]+\}\}/g))].toSorted()

/** What says how many: `count` chooses the form, and may be written out with separators by the other two. */
const counts = ['{{count}}', '{{amount}}', '{{rest}}']

/** An Arabic form of a plural is held against the English `_other`; one and two may say the number in words. */
function english(path: string): string | undefined {
  const all = new Map(texts(en, ''))
  return all.get(path) ?? all.get(path.replace(/_(?:zero|one|two|few|many|other)$/, '_other'))
}

test('every Arabic text fills in the names of the English one', () => {
  for (const [path, text] of texts(ar, '')) {
    const wanted = names(english(path) ?? '')
    const dropped = /_(?:zero|one|two)$/.test(path) ? counts : []
    expect(
      wanted.filter((name) => !names(text).includes(name) && !dropped.includes(name)),
      path,
    ).toEqual([])
    expect(
      names(text).filter((name) => !wanted.includes(name)),
      path,
    ).toEqual([])
  }
})

test('no text is empty', () => {
  for (const [path, text] of [...texts(en, 'en'), ...texts(ar, 'ar')]) expect(text.trim(), path).not.toBe('')
})
