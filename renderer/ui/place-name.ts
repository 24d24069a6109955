/** `Header.tsx:12`: a place in a file, as short as it can be told. */
export function placeName({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path.slice(path.lastIndexOf('/') + 1)}:${line}`
}
