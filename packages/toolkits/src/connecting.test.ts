import { inWay, type Toolkit } from '@maillon/core/toolkit'
import { tryDialects } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { allToolkits } from './index.ts'

/** Those that ask more than one login that is the same for everybody. */
const asking = allToolkits.filter(({ auth, ways }) => {
  const { fields, keep } = { fields: undefined, keep: undefined, ...auth }
  return Object.keys(ways).length > 1 || fields !== undefined || keep !== undefined
})

/** The toolkit with ways that an auth config has to settle among those that people are offered. */
function opened(toolkit: Toolkit): Toolkit {
  const ways = Object.keys(toolkit.ways).map((name) => {
    const { auth } = inWay(toolkit, name)
    return [name, auth.scheme === 'NO_AUTH' ? auth : { ...auth, settledOnly: false }] as const
  })
  return { ...toolkit, ways: Object.fromEntries(ways) }
}

test('each way to connect goes from its link to calls and refreshes, at an upstream that speaks as the toolkit says', async () => {
  const outcomes = await tryDialects(asking.map(opened))
  const ways = asking.flatMap((toolkit) => Object.keys(toolkit.ways))
  expect(outcomes).toHaveLength(ways.length)
  // In which words a service says that a grant is over is the matter of each toolkit's own test.
  const faults = outcomes.flatMap(({ toolkit, way, faults: told }) =>
    told.filter((one) => !one.startsWith('the end:')).map((one) => `${toolkit} ${way}: ${one}`),
  )
  expect(faults).toEqual([])
})
