/** One block of markdown: a paragraph, a list, a table, code… Each in its own direction. */
import { SquareCheck, Square } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Token, Tokens } from 'marked'
import { t } from '../../../words/index.ts'
import { CodeBlock } from './code-block.tsx'
import { inline, plainText } from './inline.tsx'

export interface BlockContentProps {
  readonly token: Token
  /** False while it may still grow. */
  readonly whole: boolean
}

/** What is not known is shown as it was written. */
export function BlockContent({ token, whole }: BlockContentProps): ReactNode {
  const known = token as Tokens.Generic
  switch (token.type) {
    case 'paragraph':
      return <p dir="auto">{inline(known.tokens)}</p>
    case 'text':
      // The words of a list's item.
      return known.tokens === undefined ? plainText(known['text']) : inline(known.tokens)
    case 'heading':
      return <Heading depth={known['depth']}>{inline(known.tokens)}</Heading>
    case 'code':
      return <CodeBlock text={known['text']} language={languageOf(known['lang'])} whole={whole} />
    case 'list':
      return <List token={token as Tokens.List} whole={whole} />
    case 'blockquote':
      return (
        <blockquote dir="auto">
          <Children tokens={known.tokens} whole={whole} />
        </blockquote>
      )
    case 'table':
      return <Table token={token as Tokens.Table} />
    case 'hr':
      return <hr />
    case 'checkbox':
      return <Checkbox checked={known['checked'] === true} />
    case 'space':
    case 'def':
      return null
    default:
      return (
        <p dir="auto" className="markdown-raw">
          {token.raw.trimEnd()}
        </p>
      )
  }
}

function Children({ tokens, whole }: { readonly tokens: Token[] | undefined; readonly whole: boolean }) {
  return tokens?.map((token, index) => <BlockContent key={index} token={token} whole={whole} />)
}

/** Below the answer's own headline, whatever the answer calls it. */
function Heading({ depth, children }: { readonly depth: number; readonly children: ReactNode }) {
  const Tag = depth <= 2 ? 'h4' : depth === 3 ? 'h5' : 'h6'
  return (
    <Tag dir="auto" data-depth={depth}>
      {children}
    </Tag>
  )
}

function List({ token, whole }: { readonly token: Tokens.List; readonly whole: boolean }) {
  const items = token.items.map((item, index) => (
    <Item key={index} item={item} raw={item.raw} whole={whole || index < token.items.length - 1} />
  ))
  return token.ordered ? (
    <ol dir="auto" {...(token.start === '' ? {} : { start: token.start })}>
      {items}
    </ol>
  ) : (
    <ul dir="auto">{items}</ul>
  )
}

interface ItemProps {
  readonly item: Tokens.ListItem
  readonly raw: string
  readonly whole: boolean
}

/** A long list grows at its end: the items before it are not drawn again. */
const Item = memo(
  function Item({ item, whole }: ItemProps) {
    return (
      <li className={item.task ? 'markdown-task' : undefined}>
        <Children tokens={item.tokens} whole={whole} />
      </li>
    )
  },
  (before, after) => before.raw === after.raw && before.whole === after.whole && before.item.loose === after.item.loose,
)

function Checkbox({ checked }: { readonly checked: boolean }) {
  const Icon = checked ? SquareCheck : Square
  return (
    <Icon
      size={14}
      role="img"
      aria-label={checked ? t('conversation.taskDone') : t('conversation.taskOpen')}
      className="markdown-check"
    />
  )
}

function Table({ token }: { readonly token: Tokens.Table }) {
  const cell = (content: Tokens.TableCell) => ({
    dir: 'auto',
    style: content.align === null ? undefined : { textAlign: content.align },
    children: inline(content.tokens),
  })
  return (
    <div className="markdown-table" dir="auto" tabIndex={0} role="group" aria-label={t('conversation.table')}>
      <table>
        <thead>
          <tr>
            {token.header.map((content, index) => (
              <th key={index} {...cell(content)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, index) => (
            <tr key={index}>
              {row.map((content, column) => (
                <td key={column} {...cell(content)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The first word of a fence's line: `ts title="a"` is `ts`. */
function languageOf(info: unknown): string {
  return typeof info === 'string' ? (/^[\w+#.-]+/.exec(info)?.[0].toLowerCase() ?? '') : ''
}
