import { expect, test } from 'vitest'
import { jsonLog } from './json-log.ts'

function lines(level: Parameters<typeof jsonLog>[0]) {
  const written: string[] = []
  const log = jsonLog(level, { write: (line) => void written.push(line) })
  return { log, read: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('T40 what is named as a secret is masked, wherever it stands', () => {
  const { log, read } = lines('debug')
  const secret = 'canary'
  log.info(
    { authorization: secret, headers: { cookie: secret }, a: { b: { api_key: secret } } },
    'said',
  )
  log.debug(
    { body: { access_token: secret, refresh_token: secret }, client_secret: secret },
    'said',
  )
  expect(JSON.stringify(read())).not.toContain(secret)
  expect(read()[0]).toMatchObject({ authorization: '[secret]', headers: { cookie: '[secret]' } })
})

test('a line has a level by name, a time and its message, and no host or process', () => {
  const { log, read } = lines('info')
  log.debug({}, 'left out')
  log.warn({ requestId: 'req_1' }, 'request')
  const [line, ...more] = read()
  expect(line).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    requestId: 'req_1',
    message: 'request',
  })
  expect(more).toEqual([])
})
