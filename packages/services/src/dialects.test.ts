import { serviceToolkit } from '@maillon/core/toolkit'
import { tryDialects } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { services } from './services.ts'

test('each service connects, calls, is refreshed and ends, at a third party that speaks as its file says', async () => {
  const all = services()
  const toolkits = all.list().map(({ slug }) => serviceToolkit(all.file(slug)))
  const outcomes = await tryDialects(toolkits)
  expect(outcomes.filter(({ faults }) => faults.length > 0)).toEqual([])
  expect(outcomes).toHaveLength(toolkits.flatMap(({ ways }) => Object.keys(ways)).length)
})
