/**
 * Who may import whom: docs/architecture.md as rules. `npm run check` fails when one is broken, and also when fewer modules
 * were seen than there are: a tool that sees nothing finds nothing.
 */

/** main's steps, top to bottom. A room imports only rooms on lower steps; rooms on one step do not know each other. */
const steps = [
  ['cli'],
  ['shell'],
  ['studio'],
  ['api'],
  ['generation'],
  ['preview', 'projects', 'packages', 'metrics', 'pipeline', 'edits', 'context'],
  ['providers', 'settings'],
  ['store'],
  ['lib'],
]

/** A room is a folder, or a file of that name: main/studio.ts. */
const room = (names) => `^main/(?:${names.join('|')})(?:/|\\.ts$)`

/** Tests may put rooms together as they need. */
const tests = '\\.test\\.tsx?$|(?:^|/)test-[^/]+\\.tsx?$'

const downward = steps.flatMap((names, step) =>
  names.map((name) => ({
    name: `main-downward-${name}`,
    comment: `main/${name} imports only what is below it: what it needs of the side or above is handed to it by main/studio.ts.`,
    severity: 'error',
    from: { path: room([name]), pathNot: tests },
    to: {
      path: `${room(steps.slice(0, step + 1).flat())}|^main/(?:index|serve)\\.ts$`,
      pathNot: room([name]),
    },
  })),
)

/** Top folders that a top folder's modules may not import from. */
function never(name, from, places, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: { path: `^(?:${places.join('|')})/` },
  }
}

export default {
  forbidden: [
    ...downward,
    {
      name: 'shared-stands-alone',
      comment: "shared imports zod and oRPC's contract only: no Node, no state.",
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { pathNot: '^shared/|(?:^|/)node_modules/(?:zod|@orpc/contract)/' },
    },
    never(
      'preload-to-shared',
      '^preload/',
      ['main', 'renderer', 'e2e', 'bench', 'scripts'],
      'preload imports shared and electron.',
    ),
    never(
      'renderer-to-shared',
      '^renderer/',
      ['main', 'preload', 'e2e', 'bench', 'scripts'],
      'The renderer reaches the rest through shared/contract only.',
    ),
    never(
      'main-to-shared',
      '^main/',
      ['preload', 'renderer', 'e2e', 'bench', 'scripts'],
      'main imports main, shared and packages.',
    ),
    {
      name: 'renderer-is-a-page',
      comment: 'The renderer runs in a browser: no Node modules, no electron.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-behind-its-door',
      comment:
        'electron is imported only under main/shell/electron and preload; the rest takes ports, so that it is tested without mocks.',
      severity: 'error',
      from: { path: '^(?:main|renderer|shared|bench)/', pathNot: '^main/shell/electron/' },
      to: { path: '^electron$|(?:^|/)node_modules/electron/' },
    },
    {
      name: 'electron-shell-behind-its-entry',
      comment: 'Only main/index.ts loads the Electron shell: the browser shell and the command line run without it.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(?:index\\.ts$|shell/electron/)' },
      to: { path: '^main/shell/electron/' },
    },
    {
      name: 'features-apart',
      comment: 'Features never import each other: renderer/app.tsx joins them by props.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-by-their-door',
      comment: "A feature is used by its index.ts; what is behind it is the feature's own.",
      severity: 'error',
      from: { path: '^renderer/', pathNot: `^renderer/features/|^renderer/gallery/|${tests}` },
      to: { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/[^/]+/index\\.tsx?$' },
    },
    {
      name: 'features-below-the-app',
      comment: 'The app knows the features; they do not know it.',
      severity: 'error',
      from: { path: '^renderer/(?:features|client|ui)/' },
      to: { path: '^renderer/(?:app/|app\\.tsx|main\\.tsx|gallery/)' },
    },
    {
      name: 'ui-knows-nothing',
      comment: 'renderer/ui holds parts: no client, no features; words are for all.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?!ui/|words/)' },
    },
    {
      name: 'client-knows-no-parts',
      comment: 'renderer/client carries data: no features, no parts.',
      severity: 'error',
      from: { path: '^renderer/client/' },
      to: { path: '^renderer/(?!client/|words/)' },
    },
    {
      name: 'main-ships-what-it-imports',
      comment: 'main is not bundled with its packages: they must be in "dependencies".',
      severity: 'error',
      // electron is the runtime itself; the bridge is compiled when Kiln is built.
      from: { path: '^main/', pathNot: `${tests}|^main/preview/compile-bridge\\.ts$` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(?:^|/)node_modules/electron/' },
    },
    {
      name: 'no-circles',
      comment: 'Modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(?:worker|raw|url|inline)|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:out|test-results)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
