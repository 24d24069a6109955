/** How a source uses a name: as an element, as an icon, or as any value. Pure. */
import type { SyntaxTree } from './import-text.ts'

export interface NameUses {
  readonly elements: number
  /** Anything else but an element. */
  readonly values: number
  /** Every use is one of an icon: an element without contents and with looks alone, or the value of something named icon. */
  readonly isIcon: boolean
}

interface TreeNode {
  readonly type: string
  readonly [key: string]: unknown
}

const looks =
  /^(?:className|size|color|strokeWidth|absoluteStrokeWidth|style|fill|stroke|width|height|key|role|aria-[a-z]+|data-[a-z-]+)$/

export function nameUses(tree: SyntaxTree, name: string): NameUses {
  let elements = 0
  let values = 0
  let others = 0
  const isName = (node: unknown): boolean =>
    isNode(node) && (node.type === 'JSXIdentifier' || node.type === 'Identifier') && node['name'] === name

  function visit(node: TreeNode, isIconValue: boolean): void {
    if (node.type === 'JSXElement') {
      const opening = node['openingElement'] as TreeNode
      if (isName(opening['name'])) {
        elements += 1
        const attributes = opening['attributes'] as readonly TreeNode[]
        const isBare = attributes.every((one) => one.type === 'JSXAttribute' && looks.test(nameOf(one['name'])))
        if (opening['selfClosing'] !== true || !isBare) others += 1
      }
      for (const one of opening['attributes'] as readonly TreeNode[]) visit(one, false)
      for (const child of node['children'] as readonly TreeNode[]) visit(child, false)
      // Of `<name.Part>`, the name is a value.
      if (isMember(opening['name']) && isName(objectOf(opening['name']))) values += 1
      return
    }
    if (node.type === 'Identifier' && isName(node)) {
      values += 1
      if (!isIconValue) others += 1
      return
    }
    const isIcon =
      (node.type === 'JSXAttribute' && /icon$/i.test(nameOf(node['name']))) ||
      ((node.type === 'ObjectProperty' || node.type === 'Property') && /icon$/i.test(nameOf(node['key']))) ||
      (isIconValue && node.type === 'JSXExpressionContainer')
    for (const [key, value] of Object.entries(node)) {
      // A name after a dot, or before a colon, is none of the scope's.
      if (key === 'property' && node['computed'] !== true) continue
      if (key === 'key' && node['computed'] !== true && !(node['shorthand'] === true)) continue
      if (key === 'value' && node['shorthand'] === true) continue
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, isIcon)
    }
  }

  visit(tree as unknown as TreeNode, false)
  return { elements, values, isIcon: others === 0 && elements + values > 0 }
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  const { name } = node
  return typeof name === 'string' ? name : String(node['value'] ?? '')
}

function isMember(node: unknown): node is TreeNode {
  return isNode(node) && node.type === 'JSXMemberExpression'
}

function objectOf(node: TreeNode): unknown {
  const { object } = node
  return isMember(object) ? objectOf(object) : object
}
