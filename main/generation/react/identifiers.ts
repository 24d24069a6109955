/** Names of things in an app's code, made from whatever a model or a user wrote. Pure. */

function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
}

/** `OrderList`, or '' when nothing of the text can stand in a name. */
export function pascalCase(text: string): string {
  const name = words(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
  return name.charAt(0).toUpperCase() + name.slice(1, 40)
}

/** `orderList`, or ''. */
export function camelCase(text: string): string {
  const name = pascalCase(text)
  // A beginning of capitals, as in "URLs", goes down as one.
  return name.replace(/^(?:[A-Z]+(?=[A-Z][a-z]|$)|[A-Z])/, (start) => start.toLowerCase())
}

/** `order-list`, or ''. */
export function kebabCase(text: string): string {
  return words(text)
    .join('-')
    .toLowerCase()
    .replace(/^[\d-]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}

/** `Order` of `orders`, `Category` of `categories`; what has no plural gets `Item` at its end. */
export function singular(plural: string): string {
  const name = pascalCase(plural)
  const one = /[^aeiou]ies$/i.test(name)
    ? name.replace(/ies$/i, 'y')
    : /(?:[sx]|ch|sh)es$/i.test(name)
      ? name.replace(/es$/i, '')
      : /[^s]s$/i.test(name)
        ? name.slice(0, -1)
        : name
  return one === name ? `${name}Item` : one
}

const reserved = new Set(
  (
    'abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum ' +
    'export extends false finally for from function get if implements import in instanceof interface is keyof let module ' +
    'namespace never new null number object of package private protected public readonly require return set static string ' +
    'super switch symbol this throw true try type typeof undefined unique unknown var void while with yield eval arguments ' +
    'Array Boolean Date Error Function JSON Map Math Number Object Promise Record Set String Symbol Text Day Store React ' +
    'ReactNode Partial Omit Pick'
  ).split(' '),
)

/** True for words that mean something in TypeScript or in every app. */
export function isReserved(name: string): boolean {
  return reserved.has(name)
}
