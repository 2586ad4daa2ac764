import { AsyncLocalStorage } from 'node:async_hooks'

/** Keeps so many values at least, and twice as many at most. */
const kept = 5_000
/** What was not asked for since is forgotten after this long, or after twice as long. */
const generationMs = 30_000

/** Values that were asked for lately: bounded in number, and none stays for a minute after it was last asked for. */
export interface Memory<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  clear(): void
}

/** An empty one. What is asked for passes into the young generation; the old one is forgotten as a whole. */
export function createMemory<Value>(): Memory<Value> {
  // The timer outlives the call that set it, and must not hold what that knows.
  const outside = AsyncLocalStorage.snapshot()
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let timer: NodeJS.Timeout | undefined

  function age(): void {
    old = young
    young = new Map()
    clearTimeout(timer)
    timer = old.size > 0 ? outside(() => setTimeout(age, generationMs).unref()) : undefined
  }

  function set(key: string, value: Value): void {
    if (young.size >= kept) age()
    young.set(key, value)
    timer ??= outside(() => setTimeout(age, generationMs).unref())
  }

  return {
    get(key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
    delete(key) {
      young.delete(key)
      old.delete(key)
    },
    clear() {
      young.clear()
      old.clear()
      clearTimeout(timer)
      timer = undefined
    },
  }
}
