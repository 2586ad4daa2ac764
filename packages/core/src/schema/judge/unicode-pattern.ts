/**
 * A pattern that is one in Unicode mode too, as JSON Schema has them read: needless escapes (`\-`, `\@`), which that
 * mode refuses, are spelled otherwise. Undefined for what is no pattern.
 */
export function unicodePattern(pattern: string): string | undefined {
  if (isPattern(pattern)) return pattern
  const mended = pattern.replace(/\\([^\w\s^$\\.*+?()[\]{}|/]|_)/g, (_, character: string) => {
    const code = character.charCodeAt(0)
    return `\\u${code.toString(16).padStart(4, '0')}`
  })
  return isPattern(mended) ? mended : undefined
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    return false
  }
}
