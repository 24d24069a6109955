/** CSS as the text of a `<style>` element. */

/** Without what would end the element early; in CSS the backslash changes nothing. */
export function styleText(css: string): string {
  return css.replace(/<\/(?=style)/gi, '<\\/')
}
