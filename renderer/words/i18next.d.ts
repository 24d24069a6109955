/** Makes `t` know every key: a text that is not there does not compile. */
import type { en } from './en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}
