import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { abortable } from './abortable.ts'

test('what has passed is kept by nobody', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const chunks: WeakRef<Uint8Array>[] = []
  async function* source() {
    for (let index = 0; index < 40; index += 1) {
      const chunk = new Uint8Array(64 * 1024)
      chunks.push(new WeakRef(chunk))
      yield chunk
    }
  }
  const passing = abortable(source(), new AbortController().signal)
  for (let index = 0; index < 30; index += 1) await passing.next()
  // What is weakly held is let go between turns alone.
  await new Promise(setImmediate)
  collect()
  expect(chunks.filter((one) => one.deref() !== undefined).length).toBeLessThan(5)
})
