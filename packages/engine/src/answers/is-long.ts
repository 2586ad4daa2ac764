/** Whether the JSON of a value has more characters, about: it is looked at until that is known. */
export function isLong(value: unknown, characters: number): boolean {
  return left(value, characters) < 0
}

/** How many characters are left for what follows a value. */
function left(value: unknown, characters: number): number {
  if (typeof value === 'string') return characters - value.length
  if (typeof value !== 'object' || value === null) return characters - 5
  let rest = characters - 2
  for (const name in value) {
    rest = left((value as Record<string, unknown>)[name], rest - name.length - 4)
    if (rest < 0) return rest
  }
  return rest
}
