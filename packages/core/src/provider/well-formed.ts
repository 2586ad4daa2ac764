/**
 * The value with each half of a surrogate pair replaced, as Unicode has it: no vendor takes a request that holds one. The
 * value itself where there is none.
 */
export function wellFormed<Value>(value: Value): Value {
  return isWellFormed(value) ? value : (mended(value) as Value)
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isWellFormed)
  if (!isRecord(value)) return true
  // Without making lists of all that is in it: each answer of each call is looked through.
  for (const name in value) if (!name.isWellFormed() || !isWellFormed(value[name])) return false
  return true
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (!isRecord(value)) return value
  const names = new Set(Object.keys(value))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [mendedName(name, names), mended(inner)]),
  )
}

/** Different names stay different. */
function mendedName(name: string, names: Set<string>): string {
  if (name.isWellFormed()) return name
  let mendedOne = name.toWellFormed()
  while (names.has(mendedOne)) mendedOne += '\ufffd'
  names.add(mendedOne)
  return mendedOne
}

/** What has parts of its own to say, as JSON does. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
