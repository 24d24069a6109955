import { expect, test } from 'vitest'
import type { RequestRow } from '#shared/domain/metrics.ts'
import { csvOf, jsonOf } from './export-text.ts'

const row: RequestRow = {
  id: 'r1',
  startedAt: 0,
  purpose: 'app',
  asked: { provider: 'openai', model: 'm' },
  cache: 'miss',
  outcome: 'done',
  attempts: 1,
  queueMs: 0,
  totalMs: 12,
}

function cellsOf(more: Partial<RequestRow>): string {
  return csvOf([{ ...row, ...more }]).split('\r\n')[1] ?? ''
}

test('quotes, commas and line ends are kept within their cell', () => {
  expect(cellsOf({ projectName: 'a "b", c\nd' })).toContain(',"a ""b"", c\nd",')
})

test('no name becomes a formula in a spreadsheet', () => {
  for (const start of ['=', '+', '-', '@']) {
    expect(cellsOf({ projectName: `${start}cmd()` })).toContain(`,'${start}cmd(),`)
  }
})

test('neither white space nor another alphabet’s sign hides one', () => {
  expect(cellsOf({ projectName: ' =cmd()' })).toContain(`,' =cmd(),`)
  expect(cellsOf({ projectName: '\uff1dcmd()' })).toContain(`,'\uff1dcmd(),`)
  expect(cellsOf({ projectName: '\t+1' })).toContain(`,"'\t+1",`)
})

test('where a semicolon ends a cell, a name still cannot', () => {
  expect(cellsOf({ projectName: 'a;=cmd()' })).toContain(',"a;=cmd()",')
})

test('each line has as many cells as there are names, and ends with CR LF', () => {
  const text = csvOf([row, row])
  const lines = text.split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines.slice(0, 3).map((line) => line.split(',').length)).toEqual([23, 23, 23])
})

test('the other form is read back as it was', () => {
  expect(JSON.parse(jsonOf([row, { ...row, id: 'r2' }]))).toEqual([row, { ...row, id: 'r2' }])
  expect(JSON.parse(jsonOf([]))).toEqual([])
})
