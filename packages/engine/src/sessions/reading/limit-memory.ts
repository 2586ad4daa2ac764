import { getHeapStatistics } from 'node:v8'

/** What a file may take in memory outside of the heap, which has a limit of its own. */
const maxBytes = 256 * 1024 * 1024
/** Smaller pieces are not counted each. */
const noticed = 1024 * 1024

/**
 * Lets this process fail before a file that was packed small takes all memory there is: bytes are not on the heap, where
 * a limit would be. Only for a process that reads one file and ends.
 */
export function limitMemory(): void {
  const { Uint8Array: Original } = globalThis
  globalThis.Uint8Array = new Proxy(Original, {
    construct(target, given: unknown[], newTarget) {
      const [size] = given
      if (typeof size === 'number' && size >= noticed) check(size)
      return Reflect.construct(target, given, newTarget) as object
    },
  })
  // What the platform unpacks by itself goes past this, so that readers have to do it themselves.
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
}

function check(more: number): void {
  if (getHeapStatistics().external_memory + more > maxBytes) throw new RangeError('Out of memory')
}
