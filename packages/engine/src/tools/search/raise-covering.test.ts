import { expect, test } from 'vitest'
import { raiseCovering } from './raise-covering.ts'
import { createSearchIndex } from './search-index.ts'

test('a tool is raised by the share of the words of a query that it has, and its matches with it', () => {
  const terms = [
    { term: 'invoic', weight: 1, word: 'invoices' },
    { term: 'open', weight: 1, word: 'open' },
    { term: 'openinvoic', weight: 0.5 },
  ]
  const half = { place: 7, score: 4, matches: [{ term: 0, score: 3 }] }
  expect(raiseCovering(half, terms)).toEqual({
    place: 7,
    score: 6,
    matches: [{ term: 0, score: 4.5 }],
  })
  const all = [0, 1, 2].map((term) => ({ term, score: 1 }))
  expect(raiseCovering({ place: 0, score: 3, matches: all }, terms).score).toBe(6)
})

test('a query without words, such as one that is empty, raises nothing', () => {
  expect(raiseCovering({ place: 0, score: 1, matches: [] }, []).score).toBe(1)
})

test('a tool with most words of a request comes before one with its rarest word', () => {
  const tool = (slug: string, description: string) => {
    return { slug, toolkit: 'desk', name: 'tool', description, parameters: [] }
  }
  const several = (description: string) =>
    Array.from({ length: 6 }, (_, place) => tool(`${description} ${place}`, description))
  const index = createSearchIndex([
    ...several('paper invoice').slice(1),
    ...several('bill unpaid').slice(1),
    ...several('other pages'),
    tool('rare', 'zebra stripes'),
    tool('most', 'invoice unpaid'),
  ])
  const found = index.rank('unpaid zebra invoice', { limit: 2 })
  expect(found.map(({ slug }) => slug)).toEqual(['most', 'rare'])
})
