import { expect, test } from 'vitest'
import { printable } from '../serve/printable.ts'
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

test('who logs in at the app’s issuer stands in the file, and the secret of its client does not', () => {
  const login = { issuer: 'https://login.acme.com', clientId: 'c', allow: { groups: ['ops'] } }
  const content = { console: { login } }
  const read = (environment: Record<string, string>, file: object) =>
    readSettings({ path: 'maillon.config.ts', content: file }, environment)
  const environment = { ...there, MAILLON_CONSOLE_CLIENT_SECRET: 'canary' }
  expect(read(environment, content).settings).toMatchObject({
    console: true,
    consoleLogin: { ...login, clientSecret: 'canary' },
  })
  const secret = { console: { login: { ...login, clientSecret: 'canary' } } }
  expect(read(there, secret).problems).toHaveLength(1)
  const shown = printable(read(environment, content).settings)
  expect(JSON.stringify(shown)).not.toContain('canary')
})
