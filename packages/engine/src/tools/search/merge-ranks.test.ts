import { expect, test } from 'vitest'
import { mergeRanks as merge } from './merge-ranks.ts'

const mergeRanks = (rankings: readonly (readonly string[])[]) =>
  merge(rankings.map((slugs) => slugs.map((slug) => ({ slug, words: [] }))))

test('the first of each ranking comes before what is merely fair in both', () => {
  const merged = mergeRanks([
    ['FETCH', 'FIRST_ONLY', 'FAIR'],
    ['SEND', 'SECOND_ONLY', 'FAIR'],
  ])
  expect(merged.map(({ slug }) => slug)).toEqual([
    'FETCH',
    'SEND',
    'FAIR',
    'FIRST_ONLY',
    'SECOND_ONLY',
  ])
})

test('a score is the sum of 1 / rank', () => {
  expect(mergeRanks([['A', 'B'], ['B']])).toMatchObject([
    { slug: 'B', score: 1.5 },
    { slug: 'A', score: 1 },
  ])
})

test('equal scores are in the order of their slugs', () => {
  expect(mergeRanks([['B'], ['A']]).map(({ slug }) => slug)).toEqual(['A', 'B'])
})

test('nothing merges to nothing', () => {
  expect(mergeRanks([])).toEqual([])
  expect(mergeRanks([[], []])).toEqual([])
})

test('the words that found a tool in several rankings are told once each', () => {
  const [both] = merge([
    [{ slug: 'A', words: ['send', 'mail'] }],
    [{ slug: 'A', words: ['mail', 'team'] }],
  ])
  expect(both?.words).toEqual(['send', 'mail', 'team'])
})
