import { tryDialects } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { grantToolkits, noOAuth } from './grant.contract.ts'

test('each OAuth entry of grant connects, calls, is refreshed and ends', async () => {
  const toolkits = grantToolkits()
  expect(toolkits).toHaveLength(191 + 27 - Object.keys(noOAuth).length)
  const outcomes = await tryDialects(toolkits)
  expect(
    outcomes.flatMap(({ toolkit, faults }) => faults.map((fault) => `${toolkit}: ${fault}`)),
  ).toEqual([])
})
