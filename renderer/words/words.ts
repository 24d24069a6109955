/** What a translation must hold: every text of the English one, and each plural in all the forms that Arabic has. */

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** The Arabic shape of an English room: `files_one` and `files_other` become the six forms of `files`. */
export type Words<English> = {
  readonly [
    Key in keyof English as Key extends `${infer Name}_${'one' | 'other'}` ? `${Name}_${PluralForm}` : Key
  ]: English[Key] extends string ? string : Words<English[Key]>
}
