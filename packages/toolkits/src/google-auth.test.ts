import { generateKeyPairSync } from 'node:crypto'
import { auth } from '@googleapis/calendar'
import { captureRequests } from '@maillon/testkit/specified'
import { expect, test } from 'vitest'
import { allToolkits } from './all-toolkits.ts'
import { googleWays } from './google-auth.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const file = {
  client_email: 'robot@acme.iam.gserviceaccount.com',
  private_key: privateKey,
  private_key_id: 'k1',
}

/** A template with what it stands for. */
const filled = (template: string, scopes: string) =>
  template
    .replace(/\{credentials_json\.(\w+)\}/, (_, name) => file[name as keyof typeof file])
    .replace('{subject}', 'ada@acme.com')
    .replace('{scopes}', scopes)

test('a service account asks for its tokens as the SDK does', async () => {
  const { service_account: way } = googleWays({ 'https://www.googleapis.com/auth/tasks': 'Tasks' })
  const scopes = Object.keys(way.scopes ?? {})
  const theirs = new auth.JWT({
    email: file.client_email,
    key: file.private_key,
    subject: 'ada@acme.com',
    scopes,
  })
  const { requests } = await captureRequests(() => theirs.authorize(), {
    access_token: 't',
    expires_in: 3600,
  })
  const [request] = requests
  const form = new URLSearchParams(request?.body as [string, string][])
  const [header, claims] = (form.get('assertion') ?? '')
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object)
  const ours = Object.entries(way.assertion?.claims ?? {}).map(([name, template]) => [
    name,
    filled(String(template), scopes.join(' ')),
  ])
  expect(request?.url).toBe(way.request?.url)
  expect(form.get('grant_type')).toBe(way.request?.form?.grant_type)
  expect(header).toMatchObject({ alg: way.assertion?.algorithm })
  expect(claims).toMatchObject(Object.fromEntries(ours) as object)
})

test('each toolkit of Google can be connected by a service account, and offers it to nobody', () => {
  const google = allToolkits.filter(({ slug }) => /^g(mail|oogle)/.test(slug))
  expect(google).toHaveLength(6)
  for (const { ways } of google)
    expect(ways.service_account).toMatchObject({
      scheme: 'GOOGLE_SERVICE_ACCOUNT',
      settledOnly: true,
    })
})
