/** A React app of some fifty files, as Kiln makes it, and changes as people ask for them: for what is measured of contexts. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const templates = fileURLToPath(new URL('../resources/templates/react', import.meta.url))

export interface TypicalChange {
  readonly prompt: string
  /** The files without which it cannot be done. */
  readonly needs: readonly string[]
}

/** The sales dashboard: orders, customers, figures, settings. */
export const typicalChanges: readonly TypicalChange[] = [
  { prompt: 'Make the accent colour teal instead of blue', needs: ['src/palette.css'] },
  { prompt: 'Rename the app to Harbour', needs: ['src/app.config.json'] },
  {
    prompt: 'Add a priority (low, normal, high) to the order form and show it in the order table',
    needs: ['src/components/order-form.tsx', 'src/components/order-table.tsx', 'src/data/model.ts'],
  },
  { prompt: 'Customers should also be sortable by city', needs: ['src/screens/customers.tsx'] },
  { prompt: 'Turn the revenue chart into a bar chart', needs: ['src/components/revenue-chart.tsx'] },
  { prompt: 'Show 20 orders on a page', needs: ['src/screens/orders.tsx'] },
  { prompt: 'Change “New order” to “Add an order”', needs: ['src/words/en.ts'] },
  { prompt: 'اجعل لون الخلفية في الوضع الداكن أفتح قليلا', needs: ['src/theme.css'] },
  { prompt: 'أضف الدينار الكويتي إلى العملات في الإعدادات', needs: ['src/data/model.ts'] },
  { prompt: 'Make the cards rounder, with a soft shadow', needs: ['src/components/card.tsx'] },
  { prompt: 'The sidebar should be narrower and show the date at its bottom', needs: ['src/layout.tsx'] },
  {
    prompt: "In OrderForm, don't let a day in the future be chosen, and warn when the customer is missing",
    needs: ['src/components/order-form.tsx'],
  },
]

/** The dashboard, or another of Kiln's React apps, put together as a project is: path to text. */
export async function readApp(id = 'dashboard'): Promise<ReadonlyMap<string, string>> {
  const files = new Map([...(await readFolder(join(templates, 'base'))), ...(await readFolder(join(templates, id)))])
  const manifest = JSON.parse(files.get('template.json') ?? '{}') as {
    readonly screens: readonly { readonly id: string; readonly path: string }[]
    readonly defaults: { readonly name: unknown }
  }
  files.delete('template.json')
  files.delete('.gitignore')
  const lines = manifest.screens.map((screen) => `  '${screen.id}': lazy(() => import('./screens/${screen.id}')),`)
  const screens = (files.get('src/screens.ts') ?? '').replace(/^ {2}home: .*$/m, lines.join('\n'))
  const config = { id, name: manifest.defaults.name, language: 'en', theme: 'system', screens: manifest.screens }
  files.set('src/screens.ts', screens)
  files.set('src/app.config.json', `${JSON.stringify(config, null, 2)}\n`)
  return files
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const read = async (path: string): Promise<[string, string]> => {
    return [path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')]
  }
  return new Map(await Promise.all(paths.map(read)))
}
