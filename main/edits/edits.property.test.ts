/** What holds for every app and every answer: all or nothing, and nothing that cannot be taken back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTestProjects } from '../projects/test-projects.ts'
import { type AskedChange, collectChanges } from './answer-changes.ts'
import { applyEdit } from './apply-edit.ts'
import { createAnswerParser } from './answer-parser.ts'
import { joinText, linesOf, replaceLines, splitText } from './source-text.ts'
import { beginTransaction } from './transaction.ts'

const line = fc.constantFrom(
  'a',
  'b',
  '  a',
  '\tb',
  '',
  '  ',
  'const x = 1',
  '}',
  '$&',
  'é😀',
  'return total(x)',
  'x\u2028y',
)
const lineBreak = fc.constantFrom('\n', '\r\n')
const text = fc
  .record({
    mark: fc.constantFrom('', '\ufeff'),
    lines: fc.array(fc.tuple(line, lineBreak), { maxLength: 12 }),
    last: fc.constantFrom('', 'end'),
  })
  .map(({ mark, lines, last }) => mark + lines.map(([one, end]) => one + end).join('') + last)
const block = fc.array(line, { maxLength: 5 }).map((lines) => lines.map((one) => `${one}\n`).join(''))
const paths = ['a.txt', 'b.txt', 'c/d.txt', 'e.md'] as const
const path = fc.constantFrom(...paths)
const app = fc.dictionary(path, text, { maxKeys: 4, noNullPrototype: true })
const change: fc.Arbitrary<AskedChange> = fc.oneof(
  fc.record({ type: fc.constant('edit' as const), path, search: block, replace: block }),
  fc.record({ type: fc.constant('write' as const), path, text: block }),
  fc.record({ type: fc.constant('delete' as const), path }),
  fc.record({ type: fc.constant('rename' as const), path, to: path }),
)
const rules = { whereTo: (one: string) => ({ ok: true as const, path: one }), deletionAsked: true }

test('a text that is split is the same when it is joined', () => {
  fc.assert(fc.property(text, (given) => joinText(splitText(given)) === given))
})

test('lines that are put in place of themselves change nothing, and only what is between two places is touched', () => {
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(5), block, (given, at, size, put) => {
      const source = splitText(given)
      const from = Math.min(at, source.lines.length)
      const count = Math.min(size, source.lines.length - from)
      expect(joinText(replaceLines(source, from, count, source.lines.slice(from, from + count)))).toBe(given)
      const changed = replaceLines(source, from, count, linesOf(put))
      expect(changed.lines).toEqual([
        ...source.lines.slice(0, from),
        ...linesOf(put),
        ...source.lines.slice(from + count),
      ])
      expect(joinText(splitText(joinText(changed)))).toBe(joinText(changed))
    }),
  )
})

test('a block that is applied by its very lines is taken back by the block the other way round', () => {
  fc.assert(
    fc.property(text, fc.nat(12), fc.integer({ min: 1, max: 4 }), block, (given, at, count, put) => {
      const source = splitText(given)
      const search = source.lines
        .slice(at, at + count)
        .map((one) => `${one}\n`)
        .join('')
      const there = applyEdit(source, { search, replace: put })
      fc.pre(there.ok && there.rung === 'exact')
      const back = applyEdit(there.source, { search: put, replace: search })
      fc.pre(back.ok && back.rung === 'exact' && back.line === there.line)
      // A break of another kind may have been between the lines; the lines themselves are all back.
      expect(back.source.lines).toEqual(source.lines)
    }),
  )
})

test('any block is applied to a file at one place, or leaves it as it is', () => {
  fc.assert(
    fc.property(text, block, block, (given, search, replace) => {
      const source = splitText(given)
      const outcome = applyEdit(source, { search, replace })
      expect(joinText(source)).toBe(given)
      if (!outcome.ok) return
      // What stands before the first and behind the last changed line was there before.
      const after = outcome.source.lines
      let start = 0
      while (start < after.length && after[start] === source.lines[start]) start += 1
      let end = 0
      while (end < after.length - start && after.at(-1 - end) === source.lines.at(-1 - end)) end += 1
      if (outcome.rung !== 'near' && outcome.rung !== 'whole') {
        expect(source.lines.length - start - end).toBeLessThanOrEqual(linesOf(search).length)
      }
      expect(outcome.source.mark).toBe(source.mark)
    }),
  )
})

test('a transaction leaves the app alone, and its result is the whole change or tells what is missing', async () => {
  await fc.assert(
    fc.asyncProperty(app, fc.array(change, { maxLength: 6 }), async (files, changes) => {
      const before = new Map(Object.entries(files))
      const transaction = beginTransaction(before, rules)
      const problems = transaction.apply(changes)
      expect(Object.fromEntries(before)).toEqual(files)
      expect(problems.length + transaction.applied().length).toBe(changes.length)
      const { writes, removed } = transaction.result()
      for (const [name, now] of writes) expect(before.get(name)).not.toBe(now)
      for (const name of removed) expect(before.has(name) && !writes.has(name)).toBe(true)
      const after = new Map([...before, ...writes])
      for (const name of removed) after.delete(name)
      for (const name of paths) expect(after.get(name)).toBe(transaction.text(name))
      await transaction.check()
      expect(Object.fromEntries(before)).toEqual(files)
    }),
  )
})

test('changes read from an answer are those that were written into it', () => {
  const plain = fc.array(
    line.filter((one) => one !== ''),
    { minLength: 1, maxLength: 4 },
  )
  const lines = plain.map((all) => all.map((one) => `${one}\n`).join(''))
  const asked = fc.array(fc.record({ type: fc.constant('edit' as const), path, search: lines, replace: lines }), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 30 }), (changes, size) => {
      const answer = changes
        .map(
          (one) =>
            `\`\`\`edit path=${one.path}\n<<<<<<< SEARCH\n${one.search}=======\n${one.replace}>>>>>>> REPLACE\n\`\`\`\n`,
        )
        .join('\n')
      const parser = createAnswerParser()
      const collected = collectChanges()
      for (let at = 0; at < answer.length; at += size) parser.push(answer.slice(at, at + size)).forEach(collected.take)
      parser.end().forEach(collected.take)
      expect(collected.all()).toEqual(changes)
    }),
  )
})

test('on disk: a failed answer leaves every byte, and one that was applied is taken back to every byte', async () => {
  const { projects, make } = await openTestProjects()
  const project = await make('Bytes', { 'index.html': '<p>one' })
  await fc.assert(
    fc.asyncProperty(app, fc.array(change, { minLength: 1, maxLength: 4 }), async (files, changes) => {
      const known = [...(await projects.contents(project.id)).keys()]
      const start = await projects.apply(
        project.id,
        { files: new Map(Object.entries(files)), removed: known.filter((name) => !(name in files)) },
        { reason: 'run', label: 'start' },
      )
      const before = await projects.contents(project.id)
      const transaction = beginTransaction(await projects.workspace(project.id).readTexts(), rules)
      const problems = [...transaction.apply(changes), ...(await transaction.check())]
      expect(await projects.contents(project.id)).toEqual(before)
      if (problems.length > 0) return
      const { writes, removed } = transaction.result()
      await projects.apply(project.id, { files: writes, removed }, { reason: 'run', label: 'change' })
      const texts = await projects.workspace(project.id).readTexts()
      for (const [name, now] of writes) expect(texts.get(name)).toBe(now)
      for (const name of removed) expect(texts.has(name)).toBe(false)
      await projects.restore(project.id, start.id)
      expect(await projects.contents(project.id)).toEqual(before)
    }),
    { numRuns: 40 },
  )
})
