import { expect, test } from 'vitest'
import { fuseRanks } from './fuse-ranks.ts'

test('what both rankings have comes before what one of them has; equal ones stay in the order of the first', () => {
  expect(fuseRanks(['a', 'b', 'c'], ['d', 'c', 'e'])).toEqual(['c', 'a', 'd', 'b', 'e'])
  expect(fuseRanks(['a', 'b'], ['b', 'a'])).toEqual(['a', 'b'])
  expect(fuseRanks([], ['x', 'y'])).toEqual(['x', 'y'])
  expect(fuseRanks(['x'], [])).toEqual(['x'])
})
