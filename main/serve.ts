/** Browser-shell entry. */
import { runServe } from './shell/browser/run-serve.ts'

process.exit(await runServe(process.argv.slice(2)))
