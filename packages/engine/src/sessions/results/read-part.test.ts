import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { previewOf } from './preview.ts'
import { readPart } from './read-part.ts'
import { searchValue } from './search-value.ts'

const json = fc.jsonValue({ maxDepth: 5 })

test('a text is read to its end in pages that fit, whatever is in it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 })
  fc.assert(
    fc.property(text, fc.integer({ min: 20, max: 200 }), (whole, maxCharacters) => {
      let read = ''
      for (let offset: number | undefined = 0; offset !== undefined; ) {
        const part = readPart({ whole }, { path: '/whole', offset, maxCharacters })
        expect(JSON.stringify(part.value).length).toBeLessThanOrEqual(maxCharacters + 2)
        read += part.value
        offset = part.next_offset
      }
      expect(read).toBe(whole)
    }),
  )
})

test('every item of a list comes once, in order, whatever its size', () => {
  fc.assert(
    fc.property(fc.array(json), fc.integer({ min: 50, max: 500 }), (whole, maxCharacters) => {
      let count = 0
      for (let offset: number | undefined = 0; offset !== undefined; ) {
        const part = readPart(whole, { path: '', offset, maxCharacters })
        const items = part.value as unknown[]
        if (!part.cut) expect(items).toEqual(whole.slice(count, count + items.length))
        count += items.length
        offset = part.next_offset
      }
      expect(count).toBe(whole.length)
    }),
  )
})

test('a preview fits, and says so where something is missing', () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 10, max: 2000 }), (value, maxCharacters) => {
      const { value: preview, cut } = previewOf(value, maxCharacters)
      expect(JSON.stringify(preview).length).toBeLessThanOrEqual(maxCharacters)
      if (cut.length === 0) expect(preview).toEqual(value)
    }),
  )
})

test('a search leads to what it found', () => {
  const search = { text: 'needle', path: '', offset: 0, limit: 5, maxCharacters: 5_000 }
  const whole = { 'a/b': [{ '~c': 'hay needle hay' }], n: 7, empty: null }
  const { hits } = searchValue(whole, search)
  expect(hits).toEqual([{ path: '/a~1b/0/~0c', excerpt: 'hay needle hay' }])
  expect(
    readPart(whole, { path: hits[0]?.path ?? '', offset: 0, maxCharacters: 100 }),
  ).toMatchObject({
    type: 'text',
    value: 'hay needle hay',
  })
})

test('hits of a search are paged', () => {
  const whole = Array.from({ length: 12 }, (_, index) => `needle ${index}`)
  const search = { text: 'needle', path: '', limit: 5, maxCharacters: 5_000 }
  const first = searchValue(whole, { ...search, offset: 0 })
  expect(first).toMatchObject({ total: 12, next_offset: 5 })
  const last = searchValue(whole, { ...search, offset: 10 })
  expect(last.hits.map(({ path }) => path)).toEqual(['/10', '/11'])
  expect(last).not.toHaveProperty('next_offset')
})

test('a very deep value is searched and previewed', () => {
  let deep: unknown = 'needle'
  for (let depth = 0; depth < 3_000; depth += 1) deep = [deep]
  const search = { text: 'needle', path: '', offset: 0, limit: 5, maxCharacters: 100_000 }
  expect(searchValue(deep, search).total).toBe(1)
  expect(previewOf(deep, 1_000).cut.length).toBeGreaterThan(0)
})

test.each(['__proto__', 'constructor', 'length', '/0/9'])('%s is no way into a value', (path) => {
  expect(() => readPart(['x'], { path, offset: 0, maxCharacters: 100 })).toThrow(/nothing at/)
})
