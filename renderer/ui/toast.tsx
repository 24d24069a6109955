/** Short words at the foot of the window that go by themselves: what was done, and perhaps a way back. */
import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import './toast.css'
import { toAppError } from '#shared/domain/error.ts'
import { t } from '../words/index.ts'
import { sayError } from './error-advice.ts'

const manager = Base.createToastManager()

export interface ToastAction {
  readonly label: string
  readonly onSelect: () => void
}

export interface ToastOptions {
  readonly tone?: 'plain' | 'bad'
  readonly action?: ToastAction
  /** How long it stays. */
  readonly timeoutMs?: number
}

/** Says something. Errors stay twice as long. What it returns takes it away sooner: when what it says is true no more. */
export function showToast(text: string, options: ToastOptions = {}): () => void {
  const { tone = 'plain', action, timeoutMs = tone === 'bad' ? 10_000 : 5_000 } = options
  const id = manager.add({
    description: text,
    type: tone,
    timeout: timeoutMs,
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: () => act(action) } }),
  })
  function act({ onSelect }: ToastAction): void {
    close()
    onSelect()
  }
  function close(): void {
    manager.close(id)
  }
  return close
}

/** Says what went wrong, in the error's own words. */
export function showError(thrown: unknown): void {
  const error = toAppError(thrown)
  if (error.kind !== 'aborted') showToast(sayError(error), { tone: 'bad' })
}

/** Once, at the root: where toasts appear. They stand above the status bar and never over the composer. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="toasts">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className="toast" swipeDirection={['right', 'down']}>
      <Base.Content className="toast-content">
        <Base.Description className="toast-text" />
        <Base.Action className="button button-line" />
        <Base.Close className="button icon-button" aria-label={t('ui.dismiss')}>
          <X size={14} aria-hidden="true" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}
