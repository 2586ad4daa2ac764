import { expect, test } from 'vitest'
import { retryAfter, retryPause } from './retry-pause.ts'

const soon = { 'retry-after': '2' }
const late = { 'retry-after': '120' }
const yes = { 'x-should-retry': 'true' }
const no = { 'x-should-retry': 'false' }

test.each<
  [method: string, status: number | undefined, headers: Record<string, string>, again: boolean]
>([
  // Reads
  ['GET', undefined, {}, true],
  ['GET', 408, {}, true],
  ['GET', 429, {}, true],
  ['GET', 500, {}, true],
  ['GET', 503, soon, true],
  ['GET', 503, no, false],
  ['GET', 503, late, false],
  ['GET', 400, {}, false],
  ['GET', 401, {}, false],
  ['GET', 404, {}, false],
  ['GET', 409, yes, true],
  ['GET', 301, {}, false],
  // Writes
  ['POST', undefined, {}, false],
  ['POST', 408, {}, false],
  ['POST', 429, {}, false],
  ['POST', 429, soon, true],
  ['POST', 429, late, false],
  ['POST', 500, soon, false],
  ['POST', 502, {}, false],
  ['POST', 503, {}, false],
  ['POST', 503, soon, true],
  ['POST', 503, { ...soon, ...no }, false],
  ['POST', 500, yes, true],
  ['PATCH', 503, {}, false],
  ['DELETE', 500, {}, false],
  ['DELETE', undefined, {}, false],
])('%s answered %s with %j is sent again: %s', (method, status, headers, again) => {
  const pause = retryPause({ method, status, headers: new Headers(headers) }, 0, () => 0)
  expect(pause !== undefined).toBe(again)
})

test('pauses double from half a second to eight, less up to a half by chance', () => {
  for (const [random, pauses] of [
    [0, [500, 1000, 2000, 4000, 8000, 8000]],
    [1, [250, 500, 1000, 2000, 4000, 4000]],
  ] as const) {
    const found = pauses.map((_, retries) => retryPause({ method: 'GET' }, retries, () => random))
    expect(found).toEqual(pauses)
  }
})

test('the pause that the engine names is the one that is kept', () => {
  const headers = new Headers(soon)
  expect(retryPause({ method: 'POST', status: 429, headers }, 3, () => 1)).toBe(2000)
})

test.each([
  ['0', 0],
  ['1.5', 1500],
  ['Sun, 01 Nov 2026 00:00:10 GMT', 10_000],
  ['Sat, 31 Oct 2026 00:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
])('Retry-After "%s" is %s milliseconds', (value, expected) => {
  const now = Date.parse('2026-11-01T00:00:00.000Z')
  expect(retryAfter(new Headers({ 'retry-after': value }), now)).toBe(expected)
})
