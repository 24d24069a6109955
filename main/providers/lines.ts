/** Bytes to lines, whatever the pieces: UTF-8 split anywhere, LF, CRLF or a lone CR, a leading BOM. Linear in time. */
import { StringDecoder } from 'node:string_decoder'
import { failure } from '#shared/domain/error.ts'

export interface LineSplitter {
  push(bytes: Uint8Array): void
  /** The input has ended: what is left is the last line. */
  end(): void
}

/** In characters. Far above any line of a real answer (8 MiB have been seen); a server must not fill the memory. */
const longestLine = 64 * 1024 * 1024

/** Calls `onLine` for each line, without its terminator. What `onLine` throws ends the `push`. */
export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8')
  // Pieces of a line that has not ended yet, joined only once: a long line in small pieces stays linear.
  let pieces: string[] = []
  let pieceLength = 0
  let atStart = true
  let afterCarriageReturn = false

  function emit(text: string, start: number, end: number): void {
    if (pieces.length === 0) {
      onLine(text.slice(start, end))
      return
    }
    pieces.push(text.slice(start, end))
    const line = pieces.join('')
    pieces = []
    pieceLength = 0
    onLine(line)
  }

  function splitMixed(text: string): number {
    let start = 0
    let carriageReturn = text.indexOf('\r')
    let lineFeed = text.indexOf('\n')
    while (carriageReturn !== -1 || lineFeed !== -1) {
      const first = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed)
      const end = first ? carriageReturn : lineFeed
      const next = first && lineFeed === end + 1 ? end + 2 : end + 1
      if (first && end === text.length - 1) afterCarriageReturn = true
      emit(text, start, end)
      start = next
      if (carriageReturn !== -1 && carriageReturn < start) carriageReturn = text.indexOf('\r', start)
      if (lineFeed !== -1 && lineFeed < start) lineFeed = text.indexOf('\n', start)
    }
    return start
  }

  function feed(decoded: string): void {
    let text = decoded
    if (text === '') return
    if (atStart) {
      atStart = false
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    if (afterCarriageReturn) {
      afterCarriageReturn = false
      if (text.charCodeAt(0) === 10) text = text.slice(1)
    }
    let start = 0
    if (text.includes('\r')) {
      start = splitMixed(text)
    } else {
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        emit(text, start, end)
        start = end + 1
      }
    }
    if (start < text.length) {
      pieces.push(start === 0 ? text : text.slice(start))
      pieceLength += text.length - start
      if (pieceLength > longestLine) throw failure('provider', 'The server sent a line of over 64 million characters.')
    }
  }

  return {
    push(bytes) {
      feed(decoder.write(bytes))
    },
    end() {
      feed(decoder.end())
      if (pieces.length > 0) emit('', 0, 0)
    },
  }
}
