/** How keys are kept, in a sentence. */
import type { KeyStorage } from '#shared/domain/keys.ts'

export interface NoteFacts {
  /** True when KILN_PASSPHRASE did not open the file. */
  readonly refused: boolean
  readonly canAllowWeak: boolean
  readonly file: string
}

/** Says what the storage means, and what can be done about it. */
export function noteOf(storage: KeyStorage, { refused, canAllowWeak, file }: NoteFacts): string {
  switch (storage) {
    case 'keychain':
      return 'Keys are locked by this system’s keychain.'
    case 'weak':
      return 'Keys are stored with little protection, as you allowed: anyone who can read Kiln’s data folder can read them.'
    case 'file-unlocked':
      return `Keys are in ${file}, encrypted under your passphrase.`
    case 'file-locked':
      return refused
        ? `KILN_PASSPHRASE does not open ${file}. Enter the passphrase that it was made with.`
        : `Your keys are in ${file}. Enter its passphrase to use them.`
    case 'session':
      return canAllowWeak
        ? 'This system has no keychain that Kiln can use: keys are kept until Kiln ends, unless you choose another way.'
        : 'There is no keychain here: keys are kept until Kiln ends, unless you keep them in a file under a passphrase.'
  }
}
