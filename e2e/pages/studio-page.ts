/** The studio's window as a user sees it: what can be found there and done, by role and name. */
import type { FrameLocator, Locator, Page } from 'playwright'

export class StudioPage {
  private readonly current: () => Page

  /** `current` gives the page as it is now: another one after the window was closed and opened again. */
  constructor(current: () => Page) {
    this.current = current
  }

  get page(): Page {
    return this.current()
  }
  get prompt(): Locator {
    return this.page.getByRole('textbox', { name: 'What shall Kiln make or change?' })
  }
  get stop(): Locator {
    return this.page.getByRole('button', { name: /^Stop/ })
  }
  get turns(): Locator {
    return this.page.getByTestId('turn')
  }
  get lastTurn(): Locator {
    return this.turns.last()
  }
  get editor(): Locator {
    return this.page.getByTestId('editor')
  }
  /** The lines that Monaco shows, as text. */
  get code(): Locator {
    return this.editor.locator('.view-lines').first()
  }
  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Preview' })
  }
  /** The app in the preview's frame. */
  get app(): FrameLocator {
    return this.page.frameLocator('[data-testid=preview-frame]')
  }

  async send(prompt: string): Promise<void> {
    await this.prompt.fill(prompt)
    await this.prompt.press('ControlOrMeta+Enter')
  }

  /** Resolves when the newest turn is in this state. */
  async waitForTurn(state: 'running' | 'done' | 'stopped' | 'failed' | 'truncated'): Promise<void> {
    await this.page.locator(`[data-testid=turn][data-state=${state}]`).last().waitFor()
  }

  /** Opens a project from the list of projects. */
  async openProject(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Projects', exact: true }).click()
    await this.page.getByRole('main').getByRole('link', { name }).first().click()
  }

  async openVersions(): Promise<Locator> {
    await this.page.getByTestId('versions-button').click()
    return this.page.getByTestId('versions')
  }

  /** Makes the newest line of code the user's own: puts text at the end of the open file. */
  async typeAtEnd(text: string): Promise<void> {
    // What an answer wrote is read only until its file is there.
    await this.page.locator('[data-testid=editor][data-state=saved]').waitFor()
    await this.code.click()
    await this.page.keyboard.press('ControlOrMeta+End')
    await this.page.keyboard.type(text)
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s')
  }
}
