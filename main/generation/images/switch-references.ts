/** Lets an app's code name the real pictures where it named drawn ones, and back. Pure. */

/** The text with every name of these pictures changed; `endings`: slug to the ending of the file that is there now. */
export function switchReferences(text: string, endings: ReadonlyMap<string, string>): string {
  return text.replace(
    /(?<=["'`(](?:\.{0,2}\/)*images\/)([a-z0-9]+(?:-[a-z0-9]+)*)\.svg(?=["'`)?#])/g,
    (whole, slug: string) => (endings.has(slug) ? `${slug}.${endings.get(slug) ?? ''}` : whole),
  )
}

/** The text as it was before: these pictures by the names of the drawn ones. */
export function drawnReferences(text: string, has: (slug: string) => boolean): string {
  return text.replace(
    /(?<=["'`(](?:\.{0,2}\/)*images\/)([a-z0-9]+(?:-[a-z0-9]+)*)\.(?:jpg|png|webp)(?=["'`)?#])/g,
    (whole, slug: string) => (has(slug) ? `${slug}.svg` : whole),
  )
}
