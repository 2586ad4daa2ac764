import { expect, test } from 'vitest'
import { errorCodes } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { envelope } from './fake-engine.contract.ts'
import { type Answer, readError, readSuccess } from './read-answer.ts'

function answer(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, text, headers: new Headers(headers) }
}

test.each(Object.keys(errorCodes) as (keyof typeof errorCodes)[])(
  'the code %s arrives as it was sent',
  async (code) => {
    const sent = new MaillonError(code, {
      message: 'What happened.',
      hint: 'What to do.',
      details: { redirect_url: 'https://maillon.example/link/ln_1' },
      errors: ['to: is missing'],
    })
    const response = envelope(sent)
    const read = readError(answer(response.status, await response.text()))
    expect(read).toMatchObject({
      code,
      status: sent.status,
      message: sent.message,
      hint: sent.hint,
      details: sent.details,
      errors: sent.errors,
    })
  },
)

const foreign = (slug: string) => JSON.stringify({ error: { message: 'No.', slug, code: 600 } })

test.each<[status: number, text: string, code: string]>([
  [400, foreign('ConnectedAccount_BadRequest'), 'invalid_request'],
  [401, foreign('HTTP_Unauthorized'), 'unauthorized'],
  [403, '{"message":"Forbidden"}', 'forbidden'],
  [404, foreign('Session_NotFound'), 'session_not_found'],
  [404, '{}', 'session_not_found'],
  [408, '{}', 'request_timeout'],
  [409, '{}', 'invalid_request'],
  [413, '{}', 'payload_too_large'],
  [422, '{}', 'invalid_request'],
  [429, '{"error":"slow down"}', 'unavailable'],
  [500, '{"error":null}', 'internal'],
  [501, '{}', 'unsupported'],
  [502, '{}', 'unavailable'],
  [503, '{}', 'unavailable'],
  [504, '{}', 'request_timeout'],
  [400, foreign('toString'), 'invalid_request'],
  [400, '', 'invalid_response'],
  [404, '<html>nginx</html>', 'invalid_response'],
  [502, '<html>Bad gateway</html>', 'invalid_response'],
  [500, '"text"', 'invalid_response'],
  [500, '[]', 'invalid_response'],
  [301, '{}', 'invalid_response'],
])('an answer %s %s without a code of ours is %s', (status, text, code) => {
  expect(readError(answer(status, text), 'session_not_found')).toMatchObject({ code, status })
})

test('an error says when to come again', () => {
  const read = readError(answer(429, '{}', { 'retry-after': '7' }))
  expect(read.details).toEqual({ retryAfterMs: 7000 })
})

test.each([
  ['<html>Welcome</html>', 'is not JSON (status 200, text/html)'],
  ['[1]', 'is not JSON (status 200, text/html)'],
  ['{"items":null}', 'lacks a part'],
])('a success that says %s is refused', (text, message) => {
  const read = () =>
    readSuccess(answer(200, text, { 'content-type': 'text/html' }), (wire: { items: number[] }) =>
      wire.items.map(String),
    )
  expect(read).toThrow(expect.objectContaining({ code: 'invalid_response' }))
  expect(read).toThrow(message)
})
