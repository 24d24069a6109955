/** What a prompt asks about: its words that matter, what it quotes, and which sorts of files it touches. Pure. */
import { meaningOf } from './concepts.ts'
import type { FileRole } from './outline/file-outline.ts'
import { rawWordsOf, stem, stemsOf } from './words.ts'

export interface Query {
  /** In the order of the prompt, each once. */
  readonly words: readonly QueryWord[]
  /** What stands in quotes, and values such as `#464ace`: looked for as it is. */
  readonly literals: readonly string[]
  /** How surely files of a role are meant. */
  readonly roles: ReadonlyMap<FileRole, number>
  /** All words in order, empty ones too, each with what it may be called in code: for names of several words. */
  readonly sequence: readonly (readonly string[])[]
}

export interface QueryWord {
  /** As it stands in the prompt. */
  readonly written: string
  readonly stem: string
  /** What it may be called in code. */
  readonly meanings: readonly string[]
}

/** A prompt's beginning says what it is about; what follows may be a whole stylesheet. */
const readCharacters = 6000

/** Words that prompts have in common whatever they ask for. */
const empty = new Set(
  stemsOf(
    'a an the my me our your some this that these those it its with and or of for to in on at by as is are be was were ' +
      'been i we you he they he she them want wants need needs please can could should would will may must let lets ' +
      'make makes made build create write give show shows showing put use using add adds adding new change changes ' +
      'changing update replace set get keep fix have has had do does did so if then than when where which who what how ' +
      'why there here from into onto out up down off over under near not no nor only just also too very more most less ' +
      'each every all any both other another same one two three first last instead like look looks looking work works ' +
      'working app application website file files code way thing things bit little big bigger small smaller nice nicer ' +
      'better good best modern simple clean really still again even about above below after before between without ' +
      'من في على عن مع و أو أم ثم إلى هذا هذه ذلك تلك التي الذي لي لنا له لها أن إن كل بعد قبل عند بين غير لا ما هل ' +
      'اجعل اجعلها أضف اضف غيّر غير عدّل عدل أريد اريد أنشئ اصنع ضع أزل احذف استخدم تطبيق التطبيق حتى أيضا فقط كما جديد جديدة يكون تكون',
  ),
)

export function queryOf(prompt: string): Query {
  const text = prompt.slice(0, readCharacters)
  const sequence: string[][] = []
  const roles = new Map<FileRole, number>()
  const means = (role: FileRole, sure: number): void => void roles.set(role, Math.max(sure, roles.get(role) ?? 0))
  const words = new Map<string, QueryWord>()
  for (const written of rawWordsOf(text)) {
    const one = stem(written)
    const meaning = meaningOf(one)
    const meanings = meaning?.terms ?? []
    sequence.push([one, ...meanings])
    for (const [role, sure] of meaning?.roles ?? []) means(role, sure)
    if (one.length < 2 || empty.has(one) || words.has(one)) continue
    words.set(one, { written, stem: one, meanings })
  }
  const literals = new Set<string>()
  for (const [, quoted = ''] of text.matchAll(/["“«„'‘`]([^"”»“'’`\n]{2,80})["”»“'’`]/gu)) literals.add(quoted.trim())
  for (const [value] of text.matchAll(/#[\da-f]{3,8}\b|--[\w-]{2,40}/giu)) literals.add(value)
  if (/#[\da-f]{3,8}\b/iu.test(text)) means('styles', 1)
  return { words: [...words.values()], literals: [...literals].filter((one) => one.length > 1), roles, sequence }
}

/** True where all words of a name stand together in the prompt: "order form" for `OrderForm`, in any order. */
export function namesTogether(name: readonly string[], sequence: Query['sequence']): boolean {
  if (name.length === 0) return false
  const wanted = new Set(name)
  return sequence.some((words, at) => {
    if (!words.some((word) => wanted.has(word))) return false
    const near = new Set(sequence.slice(at, at + name.length + 1).flat())
    return name.every((one) => near.has(one))
  })
}

/** As a path's name is compared: without its ending. */
export function nameStems(path: string): string[] {
  const parts = path.split('/')
  const name = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '')
  return (name === 'index' ? (parts.at(-2) ?? name) : name).split(/[-_.]/).flatMap(stemsOf).map(stem)
}
