import { expect, test } from 'vitest'
import { whyRefused } from '../../templates/ai/src/why-refused.ts'

const headers = (given: Record<string, string>) => (name: string) => given[name]
const isRefused = (given: Record<string, string>, url: string) =>
  whyRefused(headers(given), url) !== undefined

test('a page of the app is answered by either name of this machine, on its own port alone', () => {
  const url = 'http://localhost:3000'
  expect(isRefused({ host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }, url)).toBe(false)
  expect(isRefused({ host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, url)).toBe(false)
  expect(isRefused({ host: '127.0.0.1:3000' }, 'http://127.0.0.1:3000')).toBe(false)
  expect(isRefused({ host: '127.0.0.1:3001' }, url)).toBe(true)
  expect(isRefused({ host: 'rebound.example:3000' }, url)).toBe(true)
  expect(isRefused({ host: 'localhost.rebound.example:3000' }, url)).toBe(true)
  expect(isRefused({}, url)).toBe(true)
})

test('a page of another site, or of another address than the public one, is told where the app is', () => {
  const url = 'https://agent.example'
  expect(isRefused({ host: 'agent.example' }, url)).toBe(false)
  expect(isRefused({ host: 'localhost' }, url)).toBe(true)
  expect(isRefused({ host: 'agent.example', 'sec-fetch-site': 'cross-site' }, url)).toBe(true)
  expect(isRefused({ host: 'agent.example', 'sec-fetch-site': 'same-site' }, url)).toBe(true)
  for (const origin of ['https://rebound.example', 'https://agent.example:8443', 'null'])
    expect(isRefused({ host: 'agent.example', origin }, url)).toBe(true)
  expect(isRefused({ host: 'agent.example', origin: url }, url)).toBe(false)
  expect(whyRefused(headers({ host: '10.0.0.7:3000' }), url)).toContain(url)
})
