/** What filters call the models and projects they choose among. Pure. */

/** The values with the chosen one among them, though no request may have it any more; each once. */
export function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return [...new Set(chosen === undefined ? values : [...values, chosen])]
}

/** The name in `provider/model`; with the provider's where another provider of `keys` has a model of the same name. */
export function modelName(key: string, keys: readonly string[], nameOf: (provider: string) => string): string {
  const name = withoutProvider(key)
  const isShared = keys.some((other) => other !== key && withoutProvider(other) === name)
  return isShared ? `${name} · ${nameOf(key.slice(0, key.indexOf('/')))}` : name
}

function withoutProvider(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}
