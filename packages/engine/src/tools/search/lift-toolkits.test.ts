import { expect, test } from 'vitest'
import { liftToolkits, toolkitPlaces } from './lift-toolkits.ts'

function lifted(...tools: [toolkit: string, score: number][]): number[] {
  const scores = Float64Array.from(tools, ([, score]) => score)
  liftToolkits(scores, toolkitPlaces(tools.map(([toolkit]) => ({ toolkit }))))
  return [...scores]
}

test('of equal tools, the one whose toolkit fits otherwise as well comes first', () => {
  const [lonely = 0, sibling = 0] = lifted(['a', 1], ['b', 1], ['b', 4])
  expect(sibling).toBeGreaterThan(lonely)
})

test('a tool that fits in nothing itself is not lifted', () => {
  expect(lifted(['a', 0], ['a', 4])[0]).toBe(0)
})

test('a large toolkit lifts its tools less', () => {
  const [small = 0] = lifted(['a', 1], ['a', 4])
  const [large = 0] = lifted(
    ['a', 1],
    ['a', 4],
    ...Array.from({ length: 50 }, (): [string, number] => ['a', 0]),
  )
  expect(large).toBeLessThan(small)
})
