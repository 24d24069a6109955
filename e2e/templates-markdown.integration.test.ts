/** The markdown editor of starter, used as a person would, and reloaded; nothing that is written into it runs. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { open, page, press, useStarterApps, withoutStorage } from './template-session.ts'

useStarterApps()

describe('markdown', () => {
  const write = async (text: string) => page.getByLabel('Text of the document').fill(text)
  const shown = () => page.locator('#preview').innerHTML()
  const titles = () => page.locator('#list b').allTextContents()

  test('shows what is written, ticks tasks in the text, keeps several documents, deletes with undo', async () => {
    await open('a markdown editor')
    await page.getByRole('checkbox', { name: 'Tick this box in the preview' }).check()
    expect(await page.locator('#text').inputValue()).toContain('- [x] Tick this box')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.keyboard.type('# Bread\n\nFlour, **water** and `salt`.\n\n| a | b |\n|---|---|\n| 1 | 2 |')
    await page.reload()
    expect(await page.locator('#preview h1').textContent()).toBe('Bread')
    expect(await page.locator('#preview strong').textContent()).toBe('water')
    expect(await page.locator('#preview td').allTextContents()).toEqual(['1', '2'])
    expect(await page.locator('#count').textContent()).toMatch(/^Words: 9 /)
    expect(await titles()).toEqual(['Bread', 'Write on the left, read on the right'])
    await page.getByRole('button', { name: 'Delete the document' }).click()
    expect(await titles()).toEqual(['Write on the left, read on the right'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('#preview h1').textContent()).toBe('Bread')
    await page.getByLabel('Search the documents').fill('flour')
    expect(await titles()).toEqual(['Bread'])
  })

  test('runs nothing that is written into it, and loads nothing', async () => {
    await open('a markdown editor')
    await write(
      [
        '<img src=x onerror="document.title=1"><script>document.title=2</script>',
        '[a](javascript:document.title=3) [b](java\\script\\:x) [c](data:text/html,x) [`d`](`e`)',
        '![e](//example.org/x.png) ![f" onerror="x](data:image/png;base64,AAAA)',
        '[g](#"onclick="x) **[h](https://example.org/a_b_c)**',
        '```',
        '</code></pre><b>',
      ].join('\n'),
    )
    await page.waitForTimeout(50)
    expect(await page.title()).toBe('Foolscap')
    const links = await page.locator('#preview a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(links).toEqual(['//example.org/x.png', '#"onclick="x', 'https://example.org/a_b_c'])
    expect(await page.locator('#preview script, #preview b').count()).toBe(0)
    expect(
      await page
        .locator('#preview *')
        .evaluateAll((all) =>
          all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith('on'))),
        ),
    ).toEqual([])
    expect(
      await page.locator('#preview img').evaluateAll((all) => all.map((image) => image.getAttribute('src'))),
    ).toEqual(['data:image/png;base64,AAAA'])
  })

  const pieces: readonly [markdown: string, html: string][] = [
    ['- a\n  - b\n    - c\n- d', '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>'],
    ['3. a\n4. b\n\nc', '<ol start="3"><li>a</li><li>b</li></ol> <p>c</p>'],
    ['> q\n> - x', '<blockquote><p>q</p> <ul><li>x</li></ul></blockquote>'],
    ['a_b_c ~~d~~ \\*e\\* __f__  \ng', '<p>a_b_c <del>d</del> *e* <strong>f</strong><br> g</p>'],
    ['~~~\n# a\n~~~\n***', '<pre><code># a</code></pre> <hr>'],
    ['`a*b*` **c *d* e**', '<p><code>a*b*</code> <strong>c <em>d</em> e</strong></p>'],
  ]
  test('reads headings, lists, quotes, code and marks as others do', async () => {
    await open('a markdown editor')
    for (const [markdown, html] of pieces) {
      await write(markdown)
      expect((await shown()).replace(/ dir="\w+"/g, '').replace(/\s+/g, ' '), markdown).toBe(html)
    }
  })

  test('is used by keyboard alone: marks, lists that go on, undo', async () => {
    await open('a markdown editor')
    await page.getByRole('button', { name: 'New', exact: true }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    await page.keyboard.type('bread')
    await press('Control+a', 'Control+b')
    expect(await page.locator('#text').inputValue()).toBe('**bread**')
    await press('Control+b')
    expect(await page.locator('#text').inputValue()).toBe('bread')
    await press('Control+h', 'End', 'Enter')
    await page.keyboard.type('- [x] one')
    await press('Enter')
    await page.keyboard.type('two')
    await press('Enter', 'Enter')
    await page.keyboard.type('end')
    expect(await page.locator('#text').inputValue()).toBe('# bread\n- [x] one\n- [ ] two\n\nend')
    await press('Control+z')
    expect(await page.locator('#text').inputValue()).not.toContain('end')
  })

  test('goes along as a file of markdown and as a page that stands alone', async () => {
    await open('a markdown editor')
    await write('# A/B <test>\n\n- [x] done')
    const save = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    expect(await save('Save as Markdown')).toEqual({ name: 'A B  test.md', text: '# A/B <test>\n\n- [x] done' })
    const { name, text } = await save('Save as web page')
    expect(name).toBe('A B  test.html')
    expect(text).toContain('<title>A/B &lt;test&gt;</title>')
    expect(text).toContain('<input type="checkbox" disabled checked>')
  })

  test('list, writing and reading take turns on a phone', async () => {
    await open('a markdown editor', (fresh) => fresh.setViewportSize({ width: 360, height: 740 }))
    expect(await page.locator('#preview').isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'Read' }).check()
    expect(await page.locator('#text').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Show the documents' }).click()
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.keyboard.type('One')
    expect(await page.locator('#text').inputValue()).toBe('One')
  })

  test('works where nothing can be stored', async () => {
    await open('a markdown editor', withoutStorage)
    await write('# One')
    expect(await shown()).toBe('<h1 dir="auto">One</h1>')
  })
})
