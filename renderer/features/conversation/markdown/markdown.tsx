/** An answer's markdown as React elements, made from tokens: no HTML of the answer ever reaches the page. Brought lazily. */
import { memo, useState } from 'react'
import { BlockContent } from './block-content.tsx'
import { type Block, createBlockReader } from './blocks.ts'
import './markdown.css'

export interface MarkdownProps {
  readonly text: string
  /** More is coming: the last block may be half of what it will be. */
  readonly live: boolean
}

/** Blocks that are drawn, and laid out, together: a long answer costs by its groups, not by its blocks. */
const groupSize = 32

/** Draws only what has changed since the last time. */
export function Markdown({ text, live }: MarkdownProps) {
  const [reader] = useState(createBlockReader)
  return groupsOf(reader.read(text, live)).map((blocks, index) => <Group key={index} blocks={blocks} />)
}

function groupsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  return Array.from({ length: Math.ceil(blocks.length / groupSize) }, (_, index) =>
    blocks.slice(index * groupSize, (index + 1) * groupSize),
  )
}

interface GroupProps {
  readonly blocks: readonly Block[]
}

const Group = memo(
  function Group({ blocks }: GroupProps) {
    return (
      <div className="markdown-group">
        {blocks.map((block) => (
          <BlockView key={block.key} block={block} />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.blocks.length === after.blocks.length &&
    before.blocks.every((block, index) => isSame(block, after.blocks[index])),
)

const BlockView = memo(
  function BlockView({ block }: { readonly block: Block }) {
    return <BlockContent token={block.token} whole={block.whole} />
  },
  (before, after) => isSame(before.block, after.block),
)

/** Two readings of the same characters look alike, unless an address that they refer to was named in between. */
function isSame(before: Block, after: Block | undefined): boolean {
  if (before.whole !== after?.whole) return false
  return before.token === after.token || (before.token.raw === after.token.raw && !before.token.raw.includes('['))
}
