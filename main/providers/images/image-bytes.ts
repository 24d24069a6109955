/** A picture in a JSON answer: base64, checked before it is decoded. Pure. */
import { failure, type Failure } from '#shared/domain/error.ts'

/** Also of what begins as a data: address. Throws a Failure for what is no base64. */
export function decodeImage(text: string, context: Parameters<typeof failure>[2]): Uint8Array {
  const encoded = text.replace(/^data:[^,]{0,100};base64,/, '').replace(/\s+/g, '')
  if (encoded === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) throw noImage(context)
  return Buffer.from(encoded, 'base64')
}

export function noImage(context: Parameters<typeof failure>[2]): Failure {
  return failure('provider', 'The provider answered without a picture. Check that the model makes pictures.', context)
}
