/** Every room's words in English, by room. */
import { app } from './app.ts'
import { composer } from './composer.ts'
import { conversation } from './conversation.ts'
import { editor } from './editor.ts'
import { edits } from './edits.ts'
import { errors } from './errors.ts'
import { fixes } from './fixes.ts'
import { frame } from './frame.ts'
import { history } from './history.ts'
import { metrics } from './metrics.ts'
import { models } from './models.ts'
import { pick } from './pick.ts'
import { pictures } from './pictures.ts'
import { preview } from './preview.ts'
import { projects } from './projects.ts'
import { requests } from './requests.ts'
import { review } from './review.ts'
import { run } from './run.ts'
import { settings } from './settings.ts'
import { templates } from './templates.ts'
import { ui } from './ui.ts'
import { variants } from './variants.ts'

export const en = {
  app,
  composer,
  conversation,
  editor,
  edits,
  errors,
  fixes,
  frame,
  history,
  metrics,
  models,
  pick,
  pictures,
  preview,
  projects,
  requests,
  review,
  run,
  settings,
  templates,
  ui,
  variants,
}
