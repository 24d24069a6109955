/** What opens over the window. */
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { NewProjectDialog } from '../features/projects/new-project-dialog.tsx'
import { RenameDialog } from '../features/projects/rename-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { CommandPalette } from '../ui/command-palette.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../ui/menu.tsx'
import { showToast } from '../ui/toast.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { projects } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined

/** Each opens from a button. */
export function LayerStates() {
  const [open, setOpen] = useState<'rename' | 'new' | 'palette'>()
  const close = (): void => setOpen(undefined)
  const project = projects[0]
  return (
    <>
      <State name="dialogs">
        <div className="row">
          <Button look="line" onClick={() => setOpen('rename')}>
            Rename…
          </Button>
          <Button look="line" onClick={() => setOpen('new')}>
            New project…
          </Button>
        </div>
        <RenameDialog project={open === 'rename' ? project : undefined} onRename={close} onClose={close} />
        <NewProjectDialog
          asked={open === 'new' ? { from: 'zip' } : undefined}
          onCreate={() =>
            Promise.resolve({
              projectId: 'new',
              skipped: [{ path: 'node_modules', why: 'Installed packages are left out.' }],
            })
          }
          onPickFolder={() => Promise.resolve('/home/you/site')}
          onOpen={noop}
          onClose={close}
        />
      </State>
      <State name="palette">
        <Button look="line" onClick={() => setOpen('palette')}>
          All actions
        </Button>
        <CommandPalette
          open={open === 'palette'}
          onClose={close}
          commands={[
            { id: 'new', group: 'Go to', label: 'New app', shortcut: 'Alt+N', run: noop },
            { id: 'settings', group: 'Go to', label: 'Settings', shortcut: 'Mod+,', run: noop },
            { id: 'rename', group: 'Project', label: 'Rename…', icon: <Pencil size={16} />, run: noop },
          ]}
        />
      </State>
      <State name="menu">
        <Menu trigger={<Button look="line">More</Button>}>
          <MenuGroup label="Project">
            <MenuItem chosen onSelect={noop} hint="2 min ago">
              FocusFlow
            </MenuItem>
            <MenuItem chosen={false} onSelect={noop} hint="yesterday">
              Ink and Paper
            </MenuItem>
          </MenuGroup>
          <MenuLine />
          <MenuItem icon={<Pencil size={14} />} shortcut="Mod+R" onSelect={noop}>
            Rename…
          </MenuItem>
          <MenuItem bad icon={<Trash2 size={14} />} onSelect={noop}>
            Delete…
          </MenuItem>
        </Menu>
      </State>
      <State name="toasts">
        <div className="row">
          <Button
            look="line"
            onClick={() => showToast('Version 3 is back.', { action: { label: 'Undo', onSelect: noop } })}
          >
            With a way back
          </Button>
          <Button look="line" onClick={() => showToast('The disk is full. Free some space.', { tone: 'bad' })}>
            Bad news
          </Button>
        </div>
      </State>
      <State name="tooltip">
        <Tooltip text="Reload the preview" shortcut="Mod+R">
          <Button look="line">Point at me</Button>
        </Tooltip>
      </State>
    </>
  )
}
