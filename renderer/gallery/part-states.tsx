/** The small parts: buttons, chips, fields, progress, notes. */
import { Folder, Plus, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Chip, Tag } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Field } from '../ui/field.tsx'
import { FileChoice, FileChoices, FileGone } from '../ui/file-choice.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LineCounts } from '../ui/line-counts.tsx'
import { Note } from '../ui/note.tsx'
import { Progress } from '../ui/progress.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Spinner, TypingDots } from '../ui/spinner.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { TabBar } from '../ui/tabs.tsx'
import { errors } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const files = ['index.html', 'app.css', 'src/components/order/order-form-with-a-long-name.tsx']

/** Each in every look it has. */
export function PartStates() {
  const [view, setView] = useState<'code' | 'split' | 'preview'>('split')
  const [tab, setTab] = useState('index.html')
  const [size, setSize] = useState('16')
  const [file, setFile] = useState('index.html')
  return (
    <>
      <State name="buttons">
        <div className="row">
          <Button>Quiet</Button>
          <Button on>Pressed</Button>
          <Button look="line">Line</Button>
          <Button look="main" shortcut="Mod+Enter">
            Make it
          </Button>
          <Button look="bad" shortcut="Escape">
            Stop
          </Button>
          <Button look="line" busy>
            Busy
          </Button>
          <Button look="line" disabled>
            Disabled
          </Button>
          <Button look="line" size="small">
            Small
          </Button>
          <Button look="line" size="large">
            Large
          </Button>
        </div>
      </State>
      <State name="icon buttons">
        <div className="row">
          <IconButton label="New">
            <Plus size={16} />
          </IconButton>
          <IconButton label="Reload" on>
            <RotateCw size={16} />
          </IconButton>
        </div>
      </State>
      <State name="chips, tags, keys">
        <div className="row">
          <Chip>qwen3-coder:30b</Chip>
          <Chip size="large">a pomodoro timer, dark</Chip>
          <Tag>page</Tag>
          <Tag tone="ok">ready</Tag>
          <Tag tone="warn">draft</Tag>
          <Tag tone="bad">failed</Tag>
          <Kbd shortcut="Mod+K" />
        </div>
      </State>
      <State name="lines added and removed">
        <div className="row">
          <LineCounts added={12} removed={3} />
          <LineCounts added={1204} removed={0} />
          <LineCounts added={0} removed={58} />
          <LineCounts added={0} removed={0} />
        </div>
      </State>
      <State name="files to choose" width="narrow">
        <FileChoices label="Files">
          {files.map((path) => (
            <FileChoice
              key={path}
              path={path}
              chosen={path === file}
              struck={path === 'app.css'}
              onChoose={() => setFile(path)}
            >
              <LineCounts added={4} removed={2} />
            </FileChoice>
          ))}
          <FileGone path="src/old.ts">
            <span className="small">removed</span>
          </FileGone>
        </FileChoices>
      </State>
      <State name="switch">
        <Segmented
          label="Panes"
          value={view}
          onChange={setView}
          options={[
            { value: 'code', label: 'Code' },
            { value: 'split', label: 'Split' },
            { value: 'preview', label: 'Preview' },
          ]}
        />
      </State>
      <State name="select">
        <Select
          label="Context window"
          value={size}
          onChange={setSize}
          options={[
            { value: '8', label: '8k tokens' },
            { value: '16', label: '16k tokens' },
          ]}
        />
      </State>
      <State name="working">
        <div className="row">
          <Spinner />
          <TypingDots label="Waiting" />
        </div>
      </State>
      <State name="tabs" width="narrow">
        <TabBar
          label="Files"
          value={tab}
          onChange={setTab}
          onClose={noop}
          items={[
            { value: 'index.html', label: 'index.html', mark: <Spinner size={9} /> },
            { value: 'app.css', label: 'app.css' },
          ]}
        />
      </State>
      <State name="progress: known, unknown" width="narrow">
        <Progress label="Writing" percent={58} />
        <br />
        <Progress label="Waiting" />
      </State>
      <State name="fields" width="narrow">
        <Field label="Base URL" placeholder="http://127.0.0.1:1234/v1" help="Mostly ends in /v1." />
        <Field label="Name" defaultValue="" error="Give it a name." />
      </State>
      <State name="loading" width="narrow">
        <Skeleton />
      </State>
      <State name="empty" width="narrow" height={220}>
        <EmptyState icon={<Folder size={24} />} title="No projects yet" action={<Button look="main">Make one</Button>}>
          What you make is kept here.
        </EmptyState>
      </State>
      <State name="notes" width="narrow">
        <Note title="For your information" actions={<Button look="line">Do it</Button>}>
          Something to know.
        </Note>
        <Note tone="warn" title="Draft: this answer is not finished" />
      </State>
      <State name="errors" width="narrow">
        <ErrorNote error={errors.unreachable} onRetry={noop} />
        <ErrorNote error={errors.auth} />
        <ErrorNote error={{ ...errors.unreachable, kind: 'rate-limited', message: 'Slow down.', retryAfterMs: 8000 }} />
      </State>
      <State name="panes: two shown, one hidden" width="wide" height={120}>
        <SplitPanes
          storageKey="gallery"
          panes={[
            { id: 'a', label: 'first', share: 30, minimum: 80, content: <p className="dim">first</p> },
            { id: 'b', label: 'second', share: 30, minimum: 80, content: <p className="dim">second</p>, hidden: true },
            { id: 'c', label: 'third', share: 40, minimum: 80, content: <p className="dim">third</p> },
          ]}
        />
      </State>
    </>
  )
}
