import { apiKeys, basic, bearerToken, type KeyAuth } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { startScheme } from './scheme-world.contract.ts'

const secret = (label: string) => ({ label, secret: true })
const signed = (service: string) =>
  apiKeys({
    fields: {
      access_key_id: { label: 'Access key ID', example: 'AKIDEXAMPLE' },
      secret_access_key: secret('Secret access key'),
      session_token: { ...secret('Session token'), optional: true },
      region: {
        label: 'Region',
        choices: { 'eu-central-1': 'Frankfurt', 'us-east-1': 'Virginia' },
      },
    },
    sigv4: {
      accessKeyId: '{access_key_id}',
      secretAccessKey: '{secret_access_key}',
      sessionToken: '{session_token}',
      region: '{region}',
      service,
    },
  })

const ways: Record<string, KeyAuth> = {
  'a name and a password': basic(),
  'a name and a password, in fields of its own': basic({
    fields: { email: { label: 'Email', example: 'ada@acme.com' }, token: secret('Token') },
    basic: { user: '{email}/token', password: '{token}' },
  }),
  'a token that a person made': bearerToken(),
  'calls signed for SES': signed('ses'),
  'calls signed for S3': signed('s3'),
}

function wayOf(name: string): KeyAuth {
  const way = ways[name]
  if (!way) throw new TypeError(name)
  return way
}

test.each(Object.entries(ways))('%s: connects, calls, and ends', async (_, auth) => {
  const { connect, upstream, refused, told } = await startScheme(auth)
  const ada = await connect()
  expect([ada.status, refused()]).toEqual([200, []])
  const shown = {
    status: 'ACTIVE',
    identity: { subject: 'ada' },
    state: { authScheme: auth.scheme },
  }
  expect(await ada.account()).toMatchObject(shown)
  const calls = [await ada.read(), await ada.write()]
  expect(calls.map(({ error }) => error)).toEqual([null, null])
  const all = JSON.stringify([...calls, await told()])
  for (const [name, value] of Object.entries(upstream.typed))
    if (auth.fields[name]?.secret) expect(all).not.toContain(value)
  upstream.endGrants()
  expect(await ada.read()).toMatchObject({ error: expect.any(String) })
  expect(await ada.account()).toMatchObject({ status: 'EXPIRED' })
})

test('keys that do not end are signed with alone', async () => {
  const { session_token: _, ...fields } = signed('ses').fields
  const { sessionToken: __, ...sigv4 } = { sessionToken: '', ...signed('ses').sigv4 }
  const told = signed('ses')
  const { connect, upstream, refused } = await startScheme(
    { ...told, fields, sigv4: sigv4 as NonNullable<KeyAuth['sigv4']> },
    told,
  )
  const ada = await connect(upstream.typed)
  expect(await ada.write()).toMatchObject({ error: null })
  expect(refused()).toEqual([])
})

test.each<[string, KeyAuth, Record<string, unknown>]>([
  ['BASIC', basic(), {}],
  ['BEARER_TOKEN', bearerToken(), {}],
  ['BASIC', wayOf('a name and a password, in fields of its own'), {}],
])('an app brings %s along', async (scheme, auth) => {
  const { bring, upstream } = await startScheme(auth)
  const [user = '', password = ''] = Object.values(upstream.typed)
  const val = scheme === 'BASIC' ? { username: user, password } : { token: user }
  const ada = await bring(scheme, val)
  expect([ada.status, ada.body]).toMatchObject([
    201,
    { status: 'ACTIVE', state: { authScheme: scheme } },
  ])
  expect(await ada.read()).toMatchObject({ error: null })
})
