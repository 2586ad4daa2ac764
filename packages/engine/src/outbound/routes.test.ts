import { expect, test } from 'vitest'
import { originRoutes } from './routes.ts'

const routes = originRoutes({
  'https://api.test': 'http://127.0.0.1:4001',
  'https://api.test:8443/': 'https://emulator.test',
})

test.each([
  ['https://api.test/a%2Fb?q=1&q=2', 'http://127.0.0.1:4001/a%2Fb?q=1&q=2'],
  ['https://API.test:443/', 'http://127.0.0.1:4001/'],
  ['https://api.test:8443/x', 'https://emulator.test/x'],
])('%s is dialled at %s', (url, dialled) => {
  const { url: target, mapped } = routes.resolve(new URL(url))
  expect([target.href, mapped]).toEqual([dialled, true])
})

test.each([
  'http://api.test/',
  'https://api.test:444/',
  'https://sub.api.test/',
  'https://x.test/',
])('%s stays as it is, and may not be private', (url) => {
  const { url: target, mapped } = routes.resolve(new URL(url))
  expect([target.href, mapped]).toEqual([url, false])
})

test.each([
  ['https://api.test/v1', 'http://127.0.0.1'],
  ['https://api.test', 'http://127.0.0.1/v1'],
  ['https://api.test', 'http://127.0.0.1?x'],
  ['https://api.test', 'http://user@127.0.0.1'],
  ['api.test', 'http://127.0.0.1'],
  ['https://api.test', 'ftp://127.0.0.1'],
  ['https://api.test', ''],
])('%s to %s is refused when the engine starts', (from, to) => {
  expect(() => originRoutes({ [from]: to })).toThrow(/in routes is no origin/)
})
