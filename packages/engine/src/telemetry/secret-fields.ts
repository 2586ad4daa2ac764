const names =
  /secret|token|password|api_?key|session_uri|credential|authorization|cookie|^code$|^state$/i

/** The values in a body that their names give away as secrets, whatever its route. */
export function secretFields(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) =>
    names.test(name) && !Array.isArray(body) ? [value] : secretFields(value),
  )
}
