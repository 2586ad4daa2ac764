import { apiKeys, signIn } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { origin, startScheme } from './scheme-world.contract.ts'

const signed = apiKeys({
  fields: {
    id: { label: 'Access key id' },
    secret: { label: 'Secret access key', secret: true },
    session: { label: 'Session token', secret: true, optional: true },
    region: { label: 'Region' },
  },
  sigv4: {
    accessKeyId: '{id}',
    secretAccessKey: '{secret}',
    sessionToken: '{session}',
    region: '{region}',
    service: 'ses',
  },
})
const signedIn = signIn({
  fields: {
    user: { label: 'User' },
    password: { label: 'Password', secret: true, multiline: true },
  },
  request: {
    url: `${origin}/v1/auth/signin`,
    headers: { 'x-user': '{user}', 'x-password': '{password}' },
  },
})

test.each([
  ['the name of a signature', signed, { id: 'canary漢' }],
  ['the region of a signature', signed, { region: 'canary漢' }],
  ['a session token', signed, { session: 'canary\nx-evil: 1' }],
  ['a header by which a token is asked for', signedIn, { user: 'canary漢' }],
  ['a secret there', signedIn, { password: 'canary\nx-evil: 1' }],
])(
  '%s that no header can carry is told at its field, and nothing is sent',
  async (_, auth, more) => {
    const { connect, upstream } = await startScheme(auth)
    const ada = await connect({ ...upstream.typed, ...more })
    expect([ada.status, upstream.requests]).toEqual([422, []])
    const [name = ''] = Object.keys(more)
    expect(ada.page).toMatch(new RegExp(`name="${name}"[^>]*aria-invalid="true"`))
    expect(await ada.account()).toMatchObject({ status: 'INITIATED' })
  },
)
