import { get, post } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { bytes, downloadWorld, key, redirect } from './download-world.contract.ts'
import { memoryFiles } from './memory-files.contract.ts'

const { answers, run, seen } = downloadWorld()

test('an answer is kept as it came, by the name that it says', async () => {
  answers.set(
    'up.test/api/file',
    bytes('%PDF', {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="report.pdf"',
    }),
  )
  const kept = await run({ as: { name: 'other.pdf' } })
  expect([kept.name, kept.mimetype, kept.bytes.toString()]).toEqual([
    'report.pdf',
    'application/pdf',
    '%PDF',
  ])
  expect(seen[0]?.headers).toMatchObject({ accept: '*/*', authorization: `Bearer ${key}` })
})

test('a file inside of JSON is taken out of it, whatever its size, and an error there stays one', async () => {
  const json = { 'content-type': 'application/json' }
  const content = Buffer.alloc(9 * 1024 * 1024, 'a~ÿ')
  const data = content.toString('base64url')
  answers.set('up.test/api/file', bytes(JSON.stringify({ size: 1, data }), json))
  const as = { name: 'mail.pdf', mimetype: 'application/pdf', inside: 'data' }
  const kept = await run({ as })
  expect([kept.name, kept.mimetype, kept.bytes.equals(content)]).toEqual([
    as.name,
    as.mimetype,
    true,
  ])
  answers.set('up.test/api/file', bytes('{"ok":false,"error":"gone"}', json))
  await expect(run({ as })).rejects.toMatchObject({ message: expect.stringContaining('gone') })
  answers.set('up.test/api/file', bytes('{"size":1,"data":"aGk', json))
  const memory = memoryFiles()
  await expect(run({ as, memory })).rejects.toMatchObject({ code: 'upstream_error' })
})

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) within the own origins is followed with the credential, and elsewhere with nothing of the request',
  async (status) => {
    answers.set('up.test/api/file', redirect('https://files.up.test/a/%7Bteam%7D', status))
    answers.set(
      'files.up.test/a/%7Bteam%7D',
      redirect('https://cdn.test/x/photo.png?sig=1', status),
    )
    answers.set('cdn.test/x/photo.png?sig=1', bytes('png'))
    const request = { ...get('/file'), headers: { 'x-own': '1', cookie: 'a=b' } }
    expect((await run({ request })).name).toBe('photo.png')
    expect(
      seen.map(({ host, headers }) => [host, headers.authorization, headers['x-own']]),
    ).toEqual([
      ['up.test', `Bearer ${key}`, '1'],
      ['files.up.test', `Bearer ${key}`, '1'],
      ['cdn.test', undefined, undefined],
    ])
    expect(seen[2]?.headers).not.toHaveProperty('cookie')
    expect(seen[2]?.headers).not.toHaveProperty('x-team')
  },
)

test('whoever was led elsewhere is led back without the credential', async () => {
  answers.set('up.test/api/file', redirect('https://cdn.test/x'))
  answers.set('cdn.test/x', redirect('https://up.test/api/secret'))
  answers.set('up.test/api/secret', (request, response) =>
    request.headers.authorization ? response.end('mine') : response.writeHead(401).end(),
  )
  await expect(run()).rejects.toMatchObject({ code: 'upstream_error' })
  expect(seen.at(-1)?.headers).not.toHaveProperty('authorization')
})

test.each([
  ['plain http', 'http://cdn.test/x'],
  ['this machine', 'https://127.0.0.1/x'],
  ['a private network', 'https://10.0.0.1/x'],
  ['a name of this machine', 'https://inside.test/x'],
  ['another port', 'https://public.test:8443/x'],
  ['the metadata service', 'https://169.254.169.254/latest'],
  ['an address with a name and a password', 'https://a:b@cdn.test/x'],
  ['somewhere else with the credential in its address', `https://cdn.test/x?token=${key}`],
])('a redirect to %s is refused, and nothing is kept', async (_, to) => {
  answers.set('up.test/api/file', redirect(to))
  const memory = memoryFiles()
  const error = await run({ memory }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'outbound_refused' })
  expect(String(error)).not.toContain(key)
  expect(seen).toHaveLength(1)
  expect(memory.count()).toBe(0)
})

test('redirects without end are left after the third, and those of a write are not followed', async () => {
  answers.set('up.test/api/file', redirect('/api/file'))
  await expect(run()).rejects.toMatchObject({ code: 'upstream_error' })
  expect(seen).toHaveLength(4)
  seen.length = 0
  await expect(run({ request: post('/file', {}) })).rejects.toMatchObject({
    code: 'upstream_error',
    details: { upstream_status: 302 },
  })
  expect(seen).toHaveLength(1)
})

test('an error is read as one, in whatever status it comes, and JSON that is none is a file', async () => {
  answers.set('up.test/api/file', (_, response) =>
    response.writeHead(404).end('{"message":"No such file."}'),
  )
  await expect(run()).rejects.toMatchObject({ message: 'Up: No such file.' })
  const json = { 'content-type': 'application/json' }
  answers.set('up.test/api/file', bytes('{"ok":false,"error":"not_in_channel"}', json))
  const memory = memoryFiles()
  await expect(run({ memory })).rejects.toMatchObject({ message: 'Up: not_in_channel' })
  expect(memory.count()).toBe(0)
  for (const text of ['{"a":1}', '[', JSON.stringify({ ok: false, error: 'x'.repeat(100_000) })]) {
    answers.set('up.test/api/file', bytes(text, json))
    expect((await run()).bytes.toString()).toBe(text)
  }
})

test('a page in place of a file of another type is told, and a page that was asked for is kept', async () => {
  answers.set(
    'up.test/api/file',
    bytes('<!doctype html>Sign in', { 'content-type': 'text/html; charset=utf-8' }),
  )
  await expect(run({ as: { mimetype: 'image/png' } })).rejects.toMatchObject({
    code: 'upstream_error',
    message: 'Up answered with a page in place of the file.',
  })
  expect((await run({ as: { mimetype: 'text/html' } })).bytes.toString()).toContain('Sign in')
  expect((await run()).mimetype).toContain('text/html')
})
