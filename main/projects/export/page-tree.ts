/** Small steps through a parsed page. */
import { type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree, html } from 'parse5'

/** Every element in document order, those inside of `<template>` too. A list of its own: the page may be changed meanwhile. */
export function elementsOf(root: Tree.ParentNode): Tree.Element[] {
  const found: Tree.Element[] = []
  const visit = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!tree.isElementNode(child)) continue
      found.push(child)
      visit(child)
      if (child.tagName === 'template' && 'content' in child) visit((child as Tree.Template).content)
    }
  }
  visit(root)
  return found
}

/** By its name as it is written, a prefix too: `xlink:href`. */
export function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((one) => written(one) === name)?.value
}

export function setAttribute(element: Tree.Element, name: string, value: string): void {
  const known = element.attrs.find((one) => written(one) === name)
  if (known === undefined) element.attrs.push({ name, value })
  else known.value = value
}

export function removeAttributes(element: Tree.Element, names: readonly string[]): void {
  element.attrs = element.attrs.filter((one) => !names.includes(written(one)))
}

export function textOf(element: Tree.Element): string {
  return element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('')
}

export function setText(element: Tree.Element, text: string): void {
  for (const child of [...element.childNodes]) tree.detachNode(child)
  if (text !== '') tree.insertText(element, text)
}

export function newElement(tagName: string, attrs: Tree.Element['attrs'], text = ''): Tree.Element {
  const element = tree.createElement(tagName, html.NS.HTML, attrs)
  setText(element, text)
  return element
}

export function replaceElement(old: Tree.Element, fresh: Tree.Element): void {
  const parent = tree.getParentNode(old)
  if (parent === null) return
  tree.insertBefore(parent, fresh, old)
  tree.detachNode(old)
}

function written({ name, prefix }: Tree.Element['attrs'][number]): string {
  return prefix === undefined || prefix === '' ? name : `${prefix}:${name}`
}
