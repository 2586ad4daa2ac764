/** Whether a name fits a pattern, in which `*` stands for anything; capitals do not count. */
export function matches(pattern: string, name: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  let rest = name.toLowerCase()
  for (const [index, part] of parts.entries()) {
    const at = index === 0 ? (rest.startsWith(part) ? 0 : -1) : rest.indexOf(part)
    if (at < 0) return false
    if (index > 0 && index === parts.length - 1) return rest.endsWith(part)
    rest = rest.slice(at + part.length)
  }
  return rest === ''
}
