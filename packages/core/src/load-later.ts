type Methods = Record<string, (...parameters: never[]) => Promise<unknown>>

/** A resource whose code is loaded with its first call; `names` are those of its methods, parted by spaces. */
export function loadLater<Resource extends object>(
  load: () => Promise<Resource>,
  names: string,
): Resource {
  let loaded: Promise<Resource> | undefined
  const method =
    (name: string) =>
    async (...parameters: never[]) =>
      ((await (loaded ??= load())) as Methods)[name]?.(...parameters)
  return Object.fromEntries(names.split(' ').map((name) => [name, method(name)])) as Resource
}
