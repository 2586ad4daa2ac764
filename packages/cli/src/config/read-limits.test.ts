import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'

const loaded = (limits: unknown) => ({ path: 'maillon.config.ts', content: { limits } })

test('limits come from the config file, and entries of the environment go before them', () => {
  const { settings, problems } = readSettings(loaded({ perUser: 600, perKey: false }), {
    MAILLON_LIMITS: 'perUser=60, perSession=off, perToolkit.slack=30, quotas.perUser.day=1000',
  })
  expect(problems).toEqual([])
  expect(settings.limits).toEqual({
    perKey: false,
    perUser: 60,
    perSession: false,
    perToolkit: { slack: 30 },
    quotas: { perUser: { day: 1000 } },
  })
})

test('off switches off all of them', () => {
  expect(readSettings(loaded({ perUser: 600 }), { MAILLON_LIMITS: 'off' }).settings.limits).toBe(
    false,
  )
  expect(readSettings(loaded(false), {}).settings.limits).toBe(false)
})

test.each(['perUser', 'perUser=many', 'perUser=0', 'perNobody=1', '__proto__.perUser=1'])(
  'what is no limit is told with its place: %s',
  (text) => {
    const { settings, problems } = readSettings(undefined, { MAILLON_LIMITS: text })
    expect(problems).toEqual([
      {
        what: expect.stringMatching(/^MAILLON_LIMITS: /),
        add: expect.stringContaining('perUser=600'),
      },
    ])
    expect(settings.limits).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'perUser')).toBe(false)
  },
)
