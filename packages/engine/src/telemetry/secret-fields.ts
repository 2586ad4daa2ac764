const words = 'secret|token|password|api_?key|session_uri|credential|authorization|cookie'
const names = new RegExp(`${words}|^code$|^state$`, 'i')

/** What a body as text has in it where a name gives a secret away, or is spelled so that it cannot be told. */
export const mayHoldSecret = new RegExp(`${words}|"code"|"state"|\\\\u`, 'i')

/** The values in a body that their names give away as secrets, whatever its route. */
export function secretFields(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) =>
    names.test(name) && !Array.isArray(body) ? [value] : secretFields(value),
  )
}
