/** Keeps an error in one screen from taking the whole app with it. */
import { Component, type ReactNode } from 'react'
import { useCommonWords } from '../lib/common-words'
import { Button } from './button'

function Failed({ retry }: { retry: () => void }) {
  const words = useCommonWords()
  return (
    <div role="alert" className="grid justify-items-start gap-3 rounded-2xl border border-danger bg-surface p-6">
      <h1 className="text-lg font-semibold">{words.failed}</h1>
      <p className="text-sm text-muted">{words.failedHint}</p>
      <Button onClick={retry}>{words.retry}</Button>
    </div>
  )
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failed retry={() => this.setState({ failed: false })} /> : this.props.children
  }
}
