/** The template gallery's words. */
export const templates = {
  title: 'Templates',
  intro: 'Complete apps, running here as you see them. One click makes one yours; then change it by prompt or by hand.',
  all: 'All templates',
  search: 'Search templates',
  nothing: 'No template matches “{{text}}”.',
  nothingHelp: 'Describe what you want instead: the composer makes it.',
  describe: 'Write a prompt',
  showAll: 'Show all templates',
  none: 'No templates here',
  noneHelp: 'They come with Kiln; this copy seems to be without them. Install it again to bring them back.',
  use: 'Use {{name}}',
  making: 'Making {{name}}…',
  offline: 'Not connected to the studio. A template can be used when it is back.',
  keys: 'Arrow keys move, Enter uses the template.',
} as const
