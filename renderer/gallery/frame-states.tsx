/** The window's frame: header, rail, status bar, and the line about a lost connection. */
import { ConnectionBanner, EnvironmentMark, Frame, Header, Rail, StatusBar } from '../features/frame/index.ts'
import { ProjectSwitcher } from '../features/projects/index.ts'
import { sampleThumbnail } from './project-states.tsx'
import { now, projects } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
/** One whole frame, and the lines that it shows when the connection is lost. */
export function FrameStates() {
  return (
    <>
      <State name="reconnecting" width="wide">
        <ConnectionBanner state="reconnecting" />
      </State>
      <State name="lost" width="wide">
        <ConnectionBanner state="lost" />
      </State>
      <State name="connected" width="wide" height={240}>
        <Frame
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
                  onTemplates={noop}
                  onNewProject={noop}
                  readThumbnail={sampleThumbnail}
                  onRename={noop}
                  onExportZip={noop}
                  onExportHtml={noop}
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
              troubles={<EnvironmentMark variables={[{ name: 'KILN_DEV_MODE', value: '1' }]} />}
              connection="connected"
              shell="browser"
            />
          }
        >
          <p className="faint">What is shown.</p>
        </Frame>
      </State>
    </>
  )
}
