/** An answer's markdown as React elements, made from tokens: no HTML of the answer ever reaches the page. Brought lazily. */
import { memo, useState } from 'react'
import type { Token } from 'marked'
import { BlockContent } from './block-content.tsx'
import { createBlockReader } from './blocks.ts'
import './markdown.css'

export interface MarkdownProps {
  readonly text: string
  /** More is coming: the last block may be half of what it will be. */
  readonly live: boolean
}

/** Draws only the blocks that have changed since the last time. */
export function Markdown({ text, live }: MarkdownProps) {
  const [reader] = useState(createBlockReader)
  return reader.read(text, live).map(({ key, token, whole }) => <BlockView key={key} token={token} whole={whole} />)
}

const BlockView = memo(function BlockView({ token, whole }: { readonly token: Token; readonly whole: boolean }) {
  return <BlockContent token={token} whole={whole} />
})
