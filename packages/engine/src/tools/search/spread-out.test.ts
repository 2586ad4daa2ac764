import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, spreadOut } from './spread-out.ts'

const candidate = (place: number, ...scores: [term: number, score: number][]): Candidate => ({
  place,
  score: scores.reduce((sum, [, score]) => sum + score, 0),
  matches: scores.map(([term, score]) => ({ term, score })),
})
const places = (candidates: readonly Candidate[]) => candidates.map(({ place }) => place)

test('a tool for the second goal comes before a close second for the first', () => {
  const candidates = [candidate(1, [0, 5]), candidate(2, [0, 4.8]), candidate(3, [1, 4.5])]
  expect(places(spreadOut(candidates, { terms: 2, count: 10 }))).toEqual([1, 3, 2])
  expect(places(spreadOut(candidates, { terms: 2, count: 1 }))).toEqual([1, 2, 3])
})

test('what is far better stays before what is different', () => {
  const candidates = [candidate(1, [0, 5]), candidate(2, [0, 4.8]), candidate(3, [1, 2])]
  expect(places(spreadOut(candidates, { terms: 2, count: 10 }))).toEqual([1, 2, 3])
})

test('every candidate comes once, the best first, whatever they have met', () => {
  const scores = fc.array(fc.tuple(fc.nat(4), fc.double({ min: 0.01, max: 9, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(scores, { maxLength: 12 }), fc.nat(12), (lists, count) => {
      const candidates = lists
        .map((list, place) => candidate(place, ...list))
        .toSorted((a, b) => b.score - a.score)
      const ordered = spreadOut(candidates, { terms: 5, count })
      expect(places(ordered).toSorted()).toEqual(places(candidates).toSorted())
      expect(ordered[0]).toBe(candidates[0])
    }),
  )
})
