/** esbuild's only way to the files of installed packages: each import is resolved and each file read by the set's resolver. */
import type { Loader, OnResolveResult, Plugin } from 'esbuild'
import type { ImportKind, PackageResolver } from './package-resolver.ts'
import { packageName } from './package-set.ts'

/** `entries`: what is imported, and the file that it means. */
export function packagePlugin(resolver: PackageResolver, entries: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'kiln-packages',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
        if (kind === 'entry-point') return { path: entries.get(path) ?? path, namespace: 'package' }
        if (namespace === 'vendored') return { path, external: true }
        const found = resolver.find(path, importer, importKind(kind))
        switch (found.type) {
          case 'file':
            return { path: found.path, namespace: 'package', ...(found.isPure ? { sideEffects: false } : {}) }
          case 'empty':
            return { path, namespace: 'empty' }
          case 'address':
            return { path, external: true }
          case 'vendored':
            return kind === 'require-call'
              ? { path: found.specifier, namespace: 'vendored' }
              : { path: found.specifier, external: true }
          case 'absent':
            if (kind === 'require-call') return { path: found.text, namespace: 'absent' }
            return refused(found.text, importer)
          case 'refused':
            return refused(found.text, importer)
        }
      })
      builder.onLoad({ filter: /.*/, namespace: 'package' }, ({ path }) => ({
        contents: resolver.read(path),
        loader: loaderOf(path),
      }))
      builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
      // A package that tries whether another one is there goes on without it.
      builder.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
        contents: `throw new Error(${JSON.stringify(path)})`,
        loader: 'js',
      }))
      // What is required is one value, as React's own CommonJS is.
      builder.onLoad({ filter: /.*/, namespace: 'vendored' }, ({ path }) => ({
        contents: `import * as whole from ${JSON.stringify(path)}\nmodule.exports = 'default' in whole ? whole.default : whole\n`,
        loader: 'js',
      }))
    },
  }
}

function refused(text: string, importer: string): OnResolveResult {
  return { errors: [{ text: `${text} (${packageName(importer.split('node_modules/').pop() ?? '')})` }] }
}

function importKind(kind: string): ImportKind {
  if (kind === 'import-rule' || kind === 'composes-from' || kind === 'url-token') return 'style'
  return kind === 'require-call' || kind === 'require-resolve' ? 'require' : 'import'
}

function loaderOf(path: string): Loader {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  if (/^[cm]?js$/.test(ending)) return 'js'
  if (/^[cm]?ts$/.test(ending)) return 'ts'
  if (ending === 'jsx' || ending === 'tsx' || ending === 'json' || ending === 'css') return ending
  return ending === 'txt' || ending === 'glsl' ? 'text' : 'file'
}
