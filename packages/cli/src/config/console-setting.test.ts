import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'

const here = { MAILLON_PUBLIC_URL: 'http://localhost:4400' }
const there = { MAILLON_PUBLIC_URL: 'https://connect.your-app.com' }

const isServed = (environment: Record<string, string>, content: object = {}) => {
  const { settings, problems } = readSettings({ path: 'maillon.config.ts', content }, environment)
  expect(problems).toEqual([])
  return settings.console
}

test('the console is served by itself where only this machine reaches the engine', () => {
  expect(isServed(here)).toBe(true)
  expect(isServed({ ...here, MAILLON_LISTEN_HOST: '::1' })).toBe(true)
  expect(isServed({ ...here, MAILLON_LISTEN_HOST: '0.0.0.0' })).toBe(false)
  expect(isServed(there)).toBe(false)
  expect(isServed({})).toBe(false)
})

test('elsewhere it is served where the operator says so, and nowhere against it', () => {
  expect(isServed(there, { console: true })).toBe(true)
  expect(isServed({ ...there, MAILLON_CONSOLE: 'true' })).toBe(true)
  expect(isServed(here, { console: false })).toBe(false)
  expect(isServed({ ...there, MAILLON_CONSOLE: 'false' }, { console: true })).toBe(false)
})
