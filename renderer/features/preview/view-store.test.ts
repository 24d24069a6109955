import { describe, expect, it } from 'vitest'
import { readView } from './view-store.ts'

describe('how a project’s preview was left', () => {
  it('begins with the app in the whole pane and the panel closed', () => {
    expect(readView(null)).toMatchObject({ device: 'full', zoom: 'fit', panel: undefined, maximised: false })
  })

  it('comes back as far as it is valid: a device that is no longer known costs only itself', () => {
    const kept = { device: 'phone-9000', turned: true, zoom: 75, panel: 'network', panelHeight: 300, keepLog: true }
    expect(readView(JSON.stringify(kept))).toEqual({
      device: 'full',
      custom: { width: 600, height: 800 },
      turned: true,
      zoom: 75,
      panel: 'network',
      panelHeight: 300,
      keepLog: true,
      maximised: false,
    })
  })

  it.each(['{', 'null', '7', '{"custom":{"width":"wide"}}'])('%s is nothing', (kept) => {
    expect(readView(kept)).toMatchObject({ device: 'full', custom: { width: 600, height: 800 } })
  })
})
