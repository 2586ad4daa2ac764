type Methods = Record<string, (...parameters: never[]) => Promise<unknown>>

/**
 * A resource whose code is loaded with its first call: most apps never make one. `names` are its methods.
 */
export function loadLater<Resource extends object>(
  load: () => Promise<Resource>,
  ...names: readonly (keyof Resource & string)[]
): Resource {
  let loaded: Promise<Resource> | undefined
  const method =
    (name: string) =>
    async (...parameters: never[]) =>
      ((await (loaded ??= load())) as Methods)[name]?.(...parameters)
  return Object.fromEntries(names.map((name) => [name, method(name)])) as Resource
}
