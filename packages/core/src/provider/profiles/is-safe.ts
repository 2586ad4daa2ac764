/**
 * Whether a pattern is one in every dialect: looking around and referring back are not in all, nor are classes of
 * Unicode.
 */
export function isSafe(pattern: string): boolean {
  const known = checked.get(pattern)
  if (known !== undefined) return known
  const isOne = pattern.length <= 500 && !special.test(pattern) && compiles(pattern)
  if (checked.size > most) checked.clear()
  checked.set(pattern, isOne)
  return isOne
}

const special = /\(\?(?!:)|\\[1-9kpPbBcC]|\\u\{|\[\^?\]/

/** A catalogue has the same few over and over, and each costs more than the schema around it. */
const checked = new Map<string, boolean>()
const most = 1000

function compiles(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    return false
  }
}
