/** A path, or the rest of it below the prefix that the engine is mounted at. */
export function belowPrefix(path: string, prefix: string): string {
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}
