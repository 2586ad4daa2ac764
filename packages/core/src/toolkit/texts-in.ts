const notTemplates = new Set([
  'label',
  'baseUrl',
  'origins',
  'hosts',
  'fields',
  'keep',
  'scopes',
  'includes',
  'furtherTokens',
  'grantEnded',
  'registerUrl',
])

/** Every text in an auth that may be a template. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    notTemplates.has(name) ? [] : textsIn(inner),
  )
}
