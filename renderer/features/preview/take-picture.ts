/** A picture of the app, to the clipboard or to a file. */
import { failure, toAppError } from '#shared/domain/error.ts'
import { sayError } from '../../ui/error-advice.ts'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { deviceName } from './device-names.ts'
import { type DeviceChoice, presetOf } from './devices.ts'
import type { FrameLink } from './frame-link.ts'
import { pictureName } from './picture.ts'

export interface PictureWish {
  readonly area: 'viewport' | 'page'
  readonly to: 'clipboard' | 'file'
}

export interface PictureOf {
  readonly link: FrameLink
  readonly choice: DeviceChoice
  readonly projectName: string
}

/**
 * Says how it went. A device's picture is as sharp as the device; without one it is as sharp as this screen. Call it from
 * a click: a browser gives the clipboard to nothing else.
 */
export async function takePicture(wish: PictureWish, { link, choice, projectName }: PictureOf): Promise<void> {
  const ratio = presetOf(choice)?.ratio ?? Math.max(1, window.devicePixelRatio)
  const order = { area: wish.area, ratio, format: 'image/png' } as const
  const picture = link.capture(order, new AbortController().signal)
  try {
    if (wish.to === 'clipboard') {
      // Given as a promise, for the click counts only now.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]).catch(async (thrown: unknown) => {
        await picture
        throw failure('internal', thrown instanceof Error ? thrown.message : String(thrown))
      })
      showToast(t('preview.pictureCopied'))
    } else {
      const device = choice.device === 'full' ? '' : deviceName(choice)
      const name = pictureName(projectName, device, new Date())
      download(await picture, name)
      showToast(t('preview.pictureSaved', { name }))
    }
  } catch (thrown) {
    const late = thrown instanceof DOMException && thrown.name === 'TimeoutError'
    const why = late ? t('preview.pictureLate') : sayError(toAppError(thrown))
    showToast(t('preview.pictureFailed', { why }), { tone: 'bad' })
  }
}

function download(picture: Blob, name: string): void {
  const address = URL.createObjectURL(picture)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
