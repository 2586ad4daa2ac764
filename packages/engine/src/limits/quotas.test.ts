import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { UsageRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { readLimits } from './limit-options.ts'
import { createQuotas } from './quotas.ts'

/** A table that adds up, and can fail before or after it has. */
function usageTable() {
  const rows = new Map<string, number>()
  return {
    rows,
    erasures: {} as Store['erasures'],
    usage: {
      add: async (added: readonly UsageRow[]) =>
        added.map(({ projectId, id, used }) => {
          rows.set(id, (rows.get(id) ?? 0) + used)
          return { projectId, id, used: rows.get(id) ?? 0 }
        }),
      list: async () => [],
    },
  }
}

const ada = { projectId: 'default', userId: 'ada', keyId: null, toolkit: 'gmail' }

test('each call that passes is written once, whatever writes are lost, and none passes beyond the quota', async () => {
  const step = fc.constantFrom('call', 'refused elsewhere', 'write', 'lost write', 'next day')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const clock = { at: Date.UTC(2026, 10, 29, 12) }
      const quotas = createQuotas({ perUser: { day: 7 } }, { now: () => clock.at })
      const table = usageTable()
      const passed = new Map<string, number>()
      const write = async () => (await quotas.write(table))()
      for (const what of steps) {
        const day = new Date(clock.at).toISOString().slice(0, 10)
        const before = passed.get(day) ?? 0
        if (what === 'next day') clock.at += 24 * 3_600_000
        else if (what === 'write') await write()
        // Whoever began the transaction rolls it back.
        else if (what === 'lost write') await quotas.write(usageTable())
        else if (before >= 7) expect(() => quotas.count(ada)).toThrow(/7 calls in this day/)
        else if (what === 'call') {
          quotas.count(ada)
          passed.set(day, before + 1)
        } else quotas.count(ada)()
      }
      await write()
      expect(quotas.unwritten()).toBe(0)
      const written = [...table.rows].filter(([, used]) => used > 0)
      expect(new Map(written)).toEqual(
        new Map([...passed].map(([day, used]) => [`${day} user ada`, used])),
      )
    }),
    { numRuns: 50 },
  )
})

test('a refusal says when the next day or month begins, and what goes on', () => {
  const now = () => Date.UTC(2026, 11, 31, 23, 59, 30)
  const monthly = createQuotas({ perToolkit: { month: 1 } }, { now })
  monthly.count(ada)
  const refused = { message: expect.stringContaining('1 calls of gmail in this month') }
  expect(() => monthly.count(ada)).toThrow(
    expect.objectContaining({
      ...refused,
      code: 'quota_exceeded',
      hint: expect.stringContaining('other toolkits work'),
      details: {
        quota: 'toolkit',
        most: 1,
        per: 'month',
        retry_after: 30,
        resets_at: '2027-01-01T00:00:00.000Z',
      },
    }),
  )
  monthly.count({ ...ada, toolkit: 'slack' })
})

test('counts of days that are over are forgotten, and of many users the first ones once they are written', async () => {
  const clock = { at: Date.UTC(2026, 10, 29, 12) }
  const quotas = createQuotas({ perUser: { day: 1 } }, { now: () => clock.at, mostKeys: 2 })
  const table = usageTable()
  for (const userId of ['a', 'b', 'c']) quotas.count({ ...ada, userId })
  ;(await quotas.write(table))()
  expect(() => quotas.count({ ...ada, userId: 'c' })).toThrow(/in this day/)
  quotas.count({ ...ada, userId: 'a' })
  clock.at += 24 * 3_600_000
  for (const userId of ['a', 'b', 'c']) quotas.count({ ...ada, userId })
})

test.each<object>([
  { perUsr: 5 },
  { quotas: { perUsers: { day: 5 } } },
  { quotas: { perUser: { hour: 5 } } },
  { constructor: 5 },
])('a limit that there is not is no limit that is left out: %j', (limits) => {
  expect(() => readLimits(limits as never)).toThrow('is no limit')
})
