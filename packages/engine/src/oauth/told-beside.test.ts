import { expect, test } from 'vitest'
import { auth as plain, client, exchange, refresh, secrets, token } from './fixtures.contract.ts'

const issuer = 'https://up.test'
const auth = {
  ...plain,
  issuer,
  keep: {
    region: { from: 'token', path: 'account.region' },
    tenant: { from: 'id_token', claim: 'tid' },
  },
} as const
const inAnHour = Math.floor(Date.now() / 1000) + 3600
const claims = { iss: issuer, aud: client.clientId, exp: inAnHour, tid: 't-1' }

function idToken(parts: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(parts)}.signature`
}

async function toldBy(more: object) {
  const { told } = await exchange({ body: { ...token, ...more } }, { auth })
  return told
}

test('what a toolkit keeps is read from the answer and its id token, and nothing else is', async () => {
  const account = { region: 'eu', plan: 'gold' }
  expect(await toldBy({ account, id_token: idToken(claims) })).toEqual({
    values: { region: 'eu', tenant: 't-1' },
  })
  expect(await toldBy({ account: { region: 7 } })).toEqual({ values: { region: '7' } })
  for (const odd of [null, {}, [], true, 1.5, ''])
    expect(await toldBy({ account: { region: odd } })).toEqual({ values: {} })
})

test.each([
  ['of another issuer', { iss: 'https://evil.test' }],
  ['for another client', { aud: ['somebody'] }],
  ['over', { exp: inAnHour - 7200 }],
  ['over', { exp: undefined }],
])(
  'OpenID Connect Core §3.1.3.7: an id token that is %s tells nothing, and is no reason to lose the tokens',
  async (what, wrong) => {
    expect(await toldBy({ id_token: idToken({ ...claims, ...wrong }) })).toEqual({
      values: {},
      problem: `Its id token is ${what}.`,
    })
  },
)

test('an id token that is none tells nothing', async () => {
  for (const id_token of ['a.b.c', 'x', 7, null])
    expect(await toldBy({ id_token })).toEqual({ values: {}, problem: 'Its id token is none.' })
})

test('T40 what repeats a secret is not told', async () => {
  for (const secret of [secrets.accessToken, `at-${secrets.code}`, btoa(secrets.clientSecret)])
    expect(await toldBy({ account: { region: secret } })).toEqual({ values: {} })
  const body = { ...token, account: { region: secrets.refreshToken } }
  expect((await refresh({ body }, { auth })).told).toEqual({ values: {} })
})
