/** Keys for commands: the environment's under their usual names, else those of the data folder's encrypted file. */
import type { ProviderId } from '#shared/domain/model.ts'
import { providerTable } from '../providers/table.ts'
import { createEnvironmentKeys } from '../settings/environment-keys.ts'
import { createKeyFile } from '../settings/key-file.ts'
import { keyName, type Key } from '../settings/keys.ts'
import { nameFolders } from '../shell/data-folder.ts'
import type { CommandIo } from './io.ts'

export type FindKey = (provider: ProviderId, baseUrl: string) => Key | undefined

/**
 * Opens the file where it is there and may be of use for `provider` (absent: for any): with KILN_PASSPHRASE, or by asking
 * for the passphrase where nothing else can answer. Throws a Failure for a wrong one.
 */
export async function findKeys(
  provider: ProviderId | undefined,
  dataFolder: string | undefined,
  io: CommandIo,
): Promise<FindKey> {
  const fromEnvironment = createEnvironmentKeys(io.env, providerTable)
  const file = createKeyFile(nameFolders(dataFolder, io.env).dataFolder)
  const passphrase = await passphraseFor(provider, file, io)
  if (passphrase === undefined) return fromEnvironment
  const stored = await file.open(passphrase)
  file.close()
  return (id, baseUrl) => {
    const usual = fromEnvironment(id, baseUrl)
    if (usual !== undefined) return usual
    const key = stored.get(keyName(id, baseUrl) ?? '')
    return key === undefined ? undefined : { key, shown: 'from the key file' }
  }
}

async function passphraseFor(
  provider: ProviderId | undefined,
  file: { readonly path: string; exists(): boolean },
  io: CommandIo,
): Promise<string | undefined> {
  const facts = provider === undefined ? undefined : providerTable[provider]
  if (facts?.keyUse === 'none' || !file.exists()) return undefined
  if (io.env.KILN_PASSPHRASE) return io.env.KILN_PASSPHRASE
  // What may do without a key, or has one of the environment, is not worth a question.
  if (facts?.keyUse !== 'required' || io.env[facts.keyVariable ?? '']) return undefined
  return (await io.askSecret?.(`Passphrase of ${file.path}: `)) || undefined
}
