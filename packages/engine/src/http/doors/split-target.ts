/** The path of a request's target, and its query with the `?`. */
export function splitTarget(target: string): { path: string; search: string } {
  const from = target.indexOf('?')
  if (from === -1) return { path: target, search: '' }
  return { path: target.slice(0, from), search: target.slice(from) }
}
