/** What a prompt is going to make, as far as rules can tell: the app's name and a one-line summary. */

const named = [
  /\b(?:called|named|titled)\s+["“'«]([^"”'»\n]{1,60})["”'»]/iu,
  // One word, then more as long as they are capitalised: "called Ink and Paper with tags" is "Ink and Paper".
  /\b(?:[Cc]alled|[Nn]amed|[Tt]itled)\s+([\p{L}\p{N}][\p{L}\p{N}'’&+-]*(?:\s+(?:(?:and|of|the|to|for|in)\s+)?[\p{Lu}\p{N}][\p{L}\p{N}'’&+-]*){0,4})/u,
  /(?:باسم|اسمه|اسمها)\s+["“'«]?([^"”'»\n،,.]{1,40})/u,
]

const openers = /^(?:please\s+)?(?:(?:make|build|create|write|design|give|show)\s+(?:me\s+)?)?(?:an?|the|my|some)\s+/iu

/** The name that the prompt gives ("called FocusFlow"), else its first words as a title. */
export function nameFromPrompt(prompt: string): string {
  for (const pattern of named) {
    const name = pattern.exec(prompt)?.[1]?.trim()
    if (name) return name
  }
  const firstLine = prompt.trim().split('\n', 1)[0] ?? ''
  const words = firstLine
    .replace(openers, '')
    .split(/[,.;:!?()[\]{}"،؛]|\s+(?:with|that|which|for|and|where|using)\s+/iu, 1)[0]
    ?.split(/\s+/u)
    .filter(Boolean)
    .slice(0, 4)
    .join(' ')
    .slice(0, 48)
  if (!words) return 'Untitled'
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
