/** A turn that follows its run: renders at most once per animation frame, and alone. */
import { useRun } from '../../client/use-run.ts'
import { TurnView, type TurnViewProps } from './turn-view.tsx'
import { withView } from './turn.ts'

/** `runId` is the run to attach to; `turn` what is known without it. */
export function LiveTurn({ runId, turn, ...rest }: TurnViewProps & { readonly runId: string }) {
  const view = useRun(runId)
  return <TurnView {...rest} turn={view === undefined ? turn : withView(turn, view)} />
}
