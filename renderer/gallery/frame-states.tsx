/** The window's frame: header, rail, status bar, and the line about a lost connection. */
import { ConnectionBanner, Frame, Header, Rail, StatusBar } from '../features/frame/index.ts'
import { ProjectSwitcher } from '../features/projects/index.ts'
import { now, projects } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const states = ['connected', 'reconnecting', 'lost'] as const

/** One frame for each state of the connection. */
export function FrameStates() {
  return states.map((state) => (
    <State key={state} name={state} width="wide" height={240}>
      <Frame
        banner={<ConnectionBanner state={state} />}
        header={
          <Header
            view="split"
            onView={noop}
            onPalette={noop}
            switcher={
              <ProjectSwitcher
                current={projects[0]}
                projects={projects}
                now={now}
                onOpen={noop}
                onAll={noop}
                onNew={noop}
                onRename={noop}
              />
            }
          />
        }
        rail={<Rail place="project" hasProject onGo={noop} />}
        status={
          <StatusBar
            model="qwen3-coder:30b"
            tokensPerSecond={212}
            firstTokenMs={410}
            totalMs={41_300}
            connection={state}
            shell="browser"
          />
        }
      >
        <p className="faint">What is shown.</p>
      </Frame>
    </State>
  ))
}
