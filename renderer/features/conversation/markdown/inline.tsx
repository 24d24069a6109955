/** Markdown inside a line: emphasis, code, links with their address. Images are named, never fetched. */
import { Fragment, type ReactNode } from 'react'
import type { Token, Tokens } from 'marked'
import { decodeEntities } from './entities.ts'
import { hostOf, saysAddress, webAddress } from './web-address.ts'

/** The elements of a line's tokens. */
export function inline(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{one(token)}</Fragment>)
}

/** The text of a token that has no parts. */
export function plainText(text: unknown): string {
  return typeof text === 'string' ? decodeEntities(text) : ''
}

function one(token: Token): ReactNode {
  const known = token as Tokens.Generic
  switch (token.type) {
    case 'text':
      return known.tokens === undefined ? plainText(known['text']) : inline(known.tokens)
    case 'escape':
      return known['text']
    case 'strong':
      return <strong>{inline(known.tokens)}</strong>
    case 'em':
      return <em>{inline(known.tokens)}</em>
    case 'del':
      return <del>{inline(known.tokens)}</del>
    case 'codespan':
      return <code dir="ltr">{known['text']}</code>
    case 'br':
      return <br />
    case 'link':
      return <Link token={token as Tokens.Link} />
    case 'image':
      return <ImageName token={token as Tokens.Image} />
    default:
      // HTML among it: shown as it was written.
      return token.raw
  }
}

/** Opens outside the studio, on a click, and only when it is an address of the web; says where it goes. */
function Link({ token }: { readonly token: Tokens.Link }) {
  const url = webAddress(token.href)
  if (url === undefined) {
    return (
      <>
        {inline(token.tokens)}
        {token.href !== '' && token.href !== token.text && <Address text={token.href} />}
      </>
    )
  }
  return (
    <>
      <a href={url.href} target="_blank" rel="noopener noreferrer" title={url.href}>
        {inline(token.tokens)}
      </a>
      {!saysAddress(token.text, url) && <Address text={hostOf(url)} />}
    </>
  )
}

function ImageName({ token }: { readonly token: Tokens.Image }) {
  return (
    <>
      {plainText(token.text)}
      <Address text={token.href} />
    </>
  )
}

function Address({ text }: { readonly text: string }) {
  return (
    <span className="markdown-address">
      {' '}
      (<bdi dir="ltr">{text}</bdi>)
    </span>
  )
}
