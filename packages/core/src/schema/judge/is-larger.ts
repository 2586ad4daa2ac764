/** Whether there are more objects and lists in a value than so many: what holds itself is larger than anything. */
export function isLarger(value: object, most: number): boolean {
  // No recursion: a value may be deeper than any stack.
  const waiting = [value]
  let count = 0
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    count += 1
    if (count > most) return true
    for (const inner of Object.values(one)) {
      if (typeof inner === 'object' && inner !== null) waiting.push(inner as object)
    }
  }
  return false
}
