import { describe, expect, test } from 'vitest'
import { createWrittenFile } from './page-stream.ts'

async function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text()
}

describe('a file that is being written', () => {
  test('every reader gets all of it, whenever it came', async () => {
    const file = createWrittenFile()
    const first = text(file.stream('[s]'))
    file.append('<!doc')
    file.append('type html><p>one')
    const second = text(file.stream('[s]'))
    file.append('<p>two')
    file.end()
    const third = text(file.stream('[s]'))
    const expected = '<!doctype html>[s]<p>one<p>two'
    expect(await Promise.all([first, second, third])).toEqual([expected, expected, expected])
  })

  test('what is there is given before the end', async () => {
    const file = createWrittenFile()
    file.append('<!doctype html><p>one')
    const reader = file.stream('').getReader()
    const decoder = new TextDecoder()
    let got = ''
    while (!got.endsWith('one')) got += decoder.decode((await reader.read()).value, { stream: true })
    const next = reader.read()
    file.append('two')
    expect(decoder.decode((await next).value)).toBe('two')
  })

  test('characters cut between two pieces come out whole', async () => {
    const file = createWrittenFile()
    const whole = '<p>é😀עربي'
    for (const unit of whole.split('')) file.append(unit)
    file.end()
    expect(await text(file.stream(''))).toBe(whole)
    expect(Buffer.from(file.bytes()).toString()).toBe(whole)
  })

  test('a slow reader holds nothing of its own: what it has not read is one piece when it comes back', async () => {
    const file = createWrittenFile()
    file.append('<p>')
    const reader = file.stream('').getReader()
    await reader.read()
    await reader.read()
    for (let count = 0; count < 1000; count++) file.append('token ')
    expect((await reader.read()).value?.length).toBe(6000)
  })

  test('a reader that leaves while it waits does not disturb the others', async () => {
    const file = createWrittenFile()
    file.append('<p>')
    const leaving = file.stream('')
    const reader = leaving.getReader()
    await reader.read()
    await reader.read()
    const waits = reader.read()
    const other = text(file.stream(''))
    await reader.cancel()
    expect((await waits).done).toBe(true)
    file.append('rest')
    file.end()
    expect(await other).toBe('<p>rest')
  })
})
