import { MaillonError } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { silent } from './log.ts'
import { tellMissing } from './missing-programs.ts'

test('what a bundle left out is logged once by each engine, with its code and what to do', async () => {
  const lines: unknown[] = []
  const warn = (...line: unknown[]) => void lines.push(line)
  const log = { ...silent, warn, isLevelEnabled: () => true }
  const { stop } = await createTestEngine({ log })
  const other = await createTestEngine({ log })
  onTestFinished(other.stop)
  const missing = new MaillonError('unavailable', { message: 'It is not there.', hint: 'Copy it.' })
  tellMissing(missing)
  tellMissing(missing)
  const line = [{ code: 'unavailable', hint: 'Copy it.' }, 'It is not there.']
  expect(lines).toEqual([line, line])
  await stop()
  tellMissing(new MaillonError('unavailable', { message: 'Nor is that.' }))
  expect(lines).toHaveLength(3)
})
