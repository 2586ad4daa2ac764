import { expect, test } from 'vitest'
import { createTelemetry } from './telemetry.ts'

const levels = ['debug', 'info', 'warn', 'error'] as const

test('lines of a level that the log does not write are not made; a log that cannot say gets them all', () => {
  const lines: string[] = []
  const write = (fields: object, message: string) => lines.push(message)
  const log = { debug: write, info: write, warn: write, error: write }
  const tell = (options: Parameters<typeof createTelemetry>[0]) => {
    lines.length = 0
    for (const level of levels) createTelemetry(options).log[level]({}, level)
    return [...lines]
  }
  expect(tell({ log })).toEqual(levels)
  const isLevelEnabled = (level: string) => level === 'warn' || level === 'error'
  expect(tell({ log: { ...log, isLevelEnabled } })).toEqual(['warn', 'error'])
})
