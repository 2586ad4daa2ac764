import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

const hostOf = (host: string) => new URL(`http://${host}/`).hostname

test.each([
  'localhost',
  'LOCALHOST:3000',
  'app.localhost',
  'api.tenant-1.localhost:8080',
  '127.0.0.1',
  '127.9.9.9:1',
  '127.1',
  '[::1]:5173',
])('%s is this machine', (host) => {
  expect(isLoopback(hostOf(host))).toBe(true)
})

test.each([
  'localhost.evil.com',
  'app.localhost.evil.com',
  'notlocalhost',
  'app.localhost.',
  'localhost.',
  'localhost.localdomain',
  '127.0.0.1.evil.com',
  '128.0.0.1',
  '0.0.0.0',
  '[::ffff:127.0.0.1]',
  '[::2]',
  'app_localhost',
  'localhost-abc',
])('%s only looks like it', (host) => {
  expect(isLoopback(hostOf(host))).toBe(false)
})
