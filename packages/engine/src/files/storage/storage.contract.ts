import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { objectsOf } from '../fixtures.contract.ts'
import type { Storage } from './storage.ts'

/** What every storage promises; `open` gives one that holds nothing. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  const opened = async () => {
    const storage = await open()
    onTestFinished(() => storage.close())
    return storage
  }
  async function* pieces(bytes: Uint8Array, size = 65_552) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const read = (storage: Storage, object: string, from: number, to: number) =>
    buffer(storage.read(object, from, to))

  describe(`a storage in ${name}`, () => {
    test('any range of what was written is read, and the object is listed with its time', async () => {
      const storage = await opened()
      const bytes = randomBytes(1_500_000)
      const before = Date.now()
      await storage.write('file_A.1', pieces(bytes))
      await storage.write('file_A.2', pieces(Buffer.from('x')))
      for (const [from, to] of [
        [0, bytes.length],
        [0, 1],
        [262_143, 262_145],
        [700_000, 1_300_001],
        [bytes.length - 1, bytes.length],
        [5, 5],
      ] as const) {
        expect((await read(storage, 'file_A.1', from, to)).equals(bytes.subarray(from, to))).toBe(
          true,
        )
      }
      expect(await objectsOf(storage)).toEqual(['file_A.1', 'file_A.2'])
      for await (const { at } of storage.list()) expect(Math.abs(at - before)).toBeLessThan(60_000)
    })

    test('what is deleted is gone, and deleting it again is fine', async () => {
      const storage = await opened()
      await storage.write('file_A.1', pieces(Buffer.from('bytes')))
      await storage.delete('file_A.1')
      await storage.delete('file_A.1')
      expect(await objectsOf(storage)).toEqual([])
      await expect(read(storage, 'file_A.1', 0, 5)).rejects.toMatchObject({
        code: 'secret_unreadable',
      })
    })

    test('an empty storage lists nothing', async () => {
      expect(await objectsOf(await opened())).toEqual([])
    })

    test.each([0, 700_000, 12_000_000])(
      'nothing stays of an object that breaks off after %i bytes',
      async (size) => {
        const storage = await opened()
        async function* broken() {
          yield* pieces(randomBytes(size))
          throw new Error('The source broke off.')
        }
        await expect(storage.write('file_A.1', broken())).rejects.toThrow('The source broke off.')
        expect(await objectsOf(storage)).toEqual([])
      },
    )

    test('nothing stays of an object that is aborted, and its source is let go', async () => {
      const storage = await opened()
      const ending = new AbortController()
      let isLetGo = false
      async function* endless() {
        try {
          for (;;) {
            yield randomBytes(65_552)
            await sleep(1)
          }
        } finally {
          isLetGo = true
        }
      }
      const writing = storage.write('file_A.1', endless(), ending.signal)
      await sleep(20)
      ending.abort(new Error('The caller left.'))
      await expect(writing).rejects.toThrow('The caller left.')
      expect(isLetGo).toBe(true)
      expect(await objectsOf(storage)).toEqual([])
    })

    test('who reads slowly is not read ahead of, and may stop', async () => {
      const storage = await opened()
      await storage.write('file_A.1', pieces(randomBytes(3_000_000)))
      for await (const bytes of storage.read('file_A.1', 0, 3_000_000)) {
        expect(bytes.length).toBeLessThanOrEqual(262_144)
        break
      }
      await storage.delete('file_A.1')
    })
  })
}
