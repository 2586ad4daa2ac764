import { type Route, routes } from '@maillon/core/contract'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RouteName, startTestApi, type TestApi } from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

const faults: unknown[] = []
let postgres: Postgres
let api: TestApi
let path: Record<string, string>
beforeAll(async () => {
  postgres = await startPostgres()
  api = await startTestApi({ database: postgres.url, onError: (error) => faults.push(error) })
  const sessionId = await api.session({ toolkits: ['gmail', 'github'] })
  const accountId = await api.connect(sessionId, 'gmail')
  const names = { toolkitSlug: 'gmail', toolSlug: 'GMAIL_FETCH_EMAILS', mountId: 'files' }
  path = { sessionId, accountId, ...names }
})
afterAll(async () => {
  await api.stop()
  await postgres.stop()
})

const all = Object.entries(routes) as [RouteName, Route][]
const withBody = all.filter(([, { method }]) => /POST|PATCH/.test(method)).map(([name]) => name)
const withPath = all.filter(([, { path }]) => path.includes(':')).map(([name]) => name)
const lists = all.filter(([name]) => name.startsWith('list')).map(([name]) => name)
const text = fc.string({ unit: 'binary', maxLength: 20 })

test.each(withBody)('%s never fails by itself, whatever JSON stands in its body', async (name) => {
  const { body = {} } = validBody(name, 'ac_none')
  const places = placesIn(body)
  const number = fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  const value = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), text, fc.constant(''), number)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), value, async (place, change) => {
      const { status, error } = await api.call(name, { path, body: replaced(body, place, change) })
      expect(status).toBeLessThan(500)
      expect(error === undefined).toBe(status < 400)
      expect(faults).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test.each(withPath)('%s never fails by itself, whatever stands in its path', async (name) => {
  await fc.assert(
    fc.asyncProperty(text, async (id) => {
      const ids = Object.fromEntries(Object.keys(path).map((key) => [key, id]))
      const { status } = await api.call(name, { path: ids, ...validBody(name, 'ac_none') })
      expect([400, 404]).toContain(status)
      expect(faults).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test.each(lists)('%s never fails by itself, whatever stands in its query', async (name) => {
  const names = ['cursor', 'limit', 'search', 'toolkits', 'user_ids', 'toolkit_slug', 'category']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), text, async (parameter, value) => {
      const query = `${parameter}=${encodeURIComponent(value.toWellFormed())}`
      const { status } = await api.call(name, { path, query })
      expect([200, 400]).toContain(status)
      expect(faults).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** The path of every value in a JSON value. */
function placesIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  const inner = Object.entries(value).flatMap(([name, one]) =>
    placesIn(one).map((place) => [name, ...place]),
  )
  return [[], ...inner]
}

function replaced(value: unknown, [name, ...rest]: string[], change: unknown): unknown {
  if (name === undefined) return change
  const copy = structuredClone(value) as Record<string, unknown>
  copy[name] = replaced(copy[name], rest, change)
  return copy
}
