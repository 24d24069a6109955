/*
 * Markdown to HTML. Everything that somebody wrote is escaped before anything else: no HTML of theirs is ever run, links go only
 * to the web, to mail and to places in the page, and pictures from elsewhere stay links.
 */

const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The address if a link may go there, else nothing. It is escaped already. */
function safeAddress(address) {
  if (/[\u0000-\u0020\\]/.test(address)) return ''
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme) ? address : ''
}

function renderInline(source) {
  // What is finished is put aside under a mark that no text can hold, so that nothing is read twice.
  const kept = []
  const keep = (html) => `\u0000${kept.push(html) - 1}\u0000`
  const link = (address) => keep(`<a href="${address}" target="_blank" rel="noopener noreferrer">`)
  const text = source
    .replace(/\u0000/g, '')
    .replace(/(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)|\\([!-/:-@[-`{-~])/g, (_, ticks, code, character) =>
      keep(ticks ? `<code dir="ltr">${escapeHtml(code.trim())}</code>` : escapeHtml(character)))
  return escapeHtml(text)
    .replace(/!\[([^\]]*)\]\((data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+)\)/g, (_, label, address) => keep(`<img src="${address}" alt="${label.replace(/\u0000\d+\u0000/g, '')}">`))
    .replace(/!?\[([^\]]+)\]\(\s*(\S+?)(?:\s+&quot;[^)]*&quot;)?\s*\)/g, (whole, label, address) => safeAddress(address) ? link(address) + label + keep('</a>') : label)
    .replace(/&lt;(https?:\/\/[^\s\u0000]+?)&gt;/g, (_, address) => link(address) + keep(address) + keep('</a>'))
    .replace(/(^|[\s(])(https?:\/\/(?:(?!&[lg]t;)[^\s\u0000])+(?<![.,;:!?)]))/g, (_, before, address) => before + link(address) + keep(address) + keep('</a>'))
    .replace(/\*\*(?=\S)([^]+?)(?<=\S)\*\*|(?<![\p{L}\p{N}_])__(?=\S)([^]+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, (_, stars, lines) => `<strong>${stars ?? lines}</strong>`)
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*|(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, (_, star, line) => `<em>${star ?? line}</em>`)
    .replace(/~~(?=\S)([^]+?)(?<=\S)~~/g, '<del>$1</del>')
    .replace(/(?: {2,}|\\)\n/g, '<br>\n')
    .replace(/\u0000(\d+)\u0000/g, (_, index) => kept[index])
}

const listItem = /^(\s*)([-*+]|\d{1,9}[.)])(?:\s+|$)/
const blockStart = /^\s{0,3}(?:#{1,6}\s|>|```|~~~|(?:[-*_]\s*){3,}$)/
const cells = (row) => row.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'))
const isRule = (row) => row !== undefined && row.includes('-') && /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(row)

/** HTML for lines of the form { text, at }; `at` is where a line stands in the document, for the boxes of tasks. */
function renderBlocks(lines, depth = 0) {
  // Nobody writes so deep: it would only exhaust the browser.
  if (depth > 40) return escapeHtml(lines.map(({ text }) => text).join(' '))
  const html = []
  let next = 0
  const textAt = (index) => lines[index]?.text
  while (next < lines.length) {
    const line = textAt(next)
    const fence = /^\s{0,3}(`{3,}|~{3,})\s*(\S*)/.exec(line)
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
    if (!line.trim()) next += 1
    else if (fence) {
      const code = []
      for (next += 1; next < lines.length && !textAt(next).trim().startsWith(fence[1]); next += 1) code.push(textAt(next))
      next += 1
      html.push(`<pre dir="ltr"><code>${escapeHtml(code.join('\n'))}</code></pre>`)
    } else if (heading) {
      html.push(`<h${heading[1].length} dir="auto">${renderInline(heading[2])}</h${heading[1].length}>`)
      next += 1
    } else if (/^\s{0,3}([-*_])\s*(?:\1\s*){2,}$/.test(line)) {
      html.push('<hr>')
      next += 1
    } else if (/^\s{0,3}>/.test(line)) {
      const quoted = []
      for (; next < lines.length && /^\s{0,3}>/.test(textAt(next)); next += 1) quoted.push({ text: textAt(next).replace(/^\s{0,3}> ?/, ''), at: lines[next].at })
      // A quote has one direction, from its first words: what is in it has none of its own.
      html.push(`<blockquote dir="auto">${renderBlocks(quoted, depth + 1).replaceAll(' dir="auto"', '')}</blockquote>`)
    } else if (listItem.test(line)) {
      const end = endOfList(lines, next)
      html.push(renderList(lines.slice(next, end), depth))
      next = end
    } else if (line.includes('|') && isRule(textAt(next + 1))) {
      const sides = cells(textAt(next + 1)).map((rule) => rule.endsWith(':') ? (rule.startsWith(':') ? 'centre' : 'end') : '')
      const row = (text, tag) => `<tr>${sides.map((side, index) => `<${tag}${side && ` class="${side}"`}>${renderInline(cells(text)[index] ?? '')}</${tag}>`).join('')}</tr>`
      const head = row(line, 'th')
      const body = []
      for (next += 2; next < lines.length && textAt(next).includes('|'); next += 1) body.push(row(textAt(next), 'td'))
      html.push(`<table dir="auto"><thead>${head}</thead><tbody>${body.join('')}</tbody></table>`)
    } else {
      const paragraph = []
      do paragraph.push(textAt(next++))
      while (next < lines.length && textAt(next).trim() && !blockStart.test(textAt(next)) && !listItem.test(textAt(next)))
      html.push(`<p dir="auto">${renderInline(paragraph.join('\n').trim())}</p>`)
    }
  }
  return html.join('\n')
}

/** A list goes on over items, over what is indented under them, and over single empty lines between them. */
function endOfList(lines, start) {
  const ordered = /^\s*\d/.test(lines[start].text)
  const margin = listItem.exec(lines[start].text)[1].length
  let end = start + 1
  for (; end < lines.length; end += 1) {
    const { text } = lines[end]
    const item = listItem.exec(text)
    const empty = !text.trim()
    if (empty) {
      const after = lines[end + 1]?.text ?? ''
      if (!/^\s+\S/.test(after) && !(listItem.test(after) && /^\s*\d/.test(after) === ordered)) break
    } else if (item && item[1].length <= margin) {
      if (/^\s*\d/.test(text) !== ordered) break
    } else if (!/^\s{2,}/.test(text) && (blockStart.test(text) || !lines[end - 1].text.trim())) break
  }
  return end
}

function withoutIndent(text, width) {
  const spaced = text.replace(/^\t/, '    ')
  return spaced.slice(Math.min(width, spaced.search(/\S|$/)))
}

function renderList(lines, depth) {
  const first = listItem.exec(lines[0].text)
  const items = []
  let indent = 0
  for (const line of lines) {
    const item = listItem.exec(line.text)
    if (item && item[1].length <= first[1].length) {
      items.push([{ ...line, text: line.text.slice(item[0].length) }])
      indent = Math.min(4, Math.max(2, item[0].length))
    } else {
      // What stands under an item's text is its own: the space before it is taken off.
      items.at(-1).push({ ...line, text: withoutIndent(line.text, indent) })
    }
  }
  const number = /\d+/.exec(first[2])?.[0]
  const tag = number ? 'ol' : 'ul'
  const start = number && Number(number) !== 1 ? ` start="${Number(number)}"` : ''
  return `<${tag}${start} dir="auto">${items.map((item) => renderItem(item, depth)).join('')}</${tag}>`
}

function renderItem([first, ...rest], depth) {
  // The item's own text ends where a list, a fence or an empty line begins.
  const until = rest.findIndex(({ text }) => !text.trim() || listItem.test(text) || blockStart.test(text))
  const own = until < 0 ? rest : rest.slice(0, until)
  const task = /^\[([ xX])\]\s+/.exec(first.text)
  const text = renderInline([first.text.slice(task?.[0].length ?? 0), ...own.map((line) => line.text)].join('\n').trim())
  const inner = until < 0 ? '' : renderBlocks(rest.slice(until), depth + 1)
  if (!task) return `<li>${text}${inner}</li>`
  return `<li class="task"><label><input type="checkbox" data-at="${first.at}"${task[1] === ' ' ? '' : ' checked'}> <span>${text}</span></label>${inner}</li>`
}

/** The HTML of a markdown text. Boxes of tasks carry the number of their line in `data-at`. */
const renderMarkdown = (text) => renderBlocks(text.replace(/\r\n?/g, '\n').split('\n').map((line, at) => ({ text: line, at })))
