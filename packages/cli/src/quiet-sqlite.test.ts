import { expect, test } from 'vitest'
import { quietSqlite } from './quiet-sqlite.ts'

test('all warnings are told but the one that SQLite is an experiment', () => {
  const told: unknown[] = []
  const warn = quietSqlite((...given: unknown[]) => void told.push(given))
  warn('SQLite is an experimental feature and might change at any time', 'ExperimentalWarning')
  warn('Another is an experimental feature', 'ExperimentalWarning')
  warn('Old', { code: 'DEP1' })
  expect(told).toEqual([
    ['Another is an experimental feature', 'ExperimentalWarning'],
    ['Old', { code: 'DEP1' }],
  ])
})
