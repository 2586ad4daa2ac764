import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A file beside this one or in another package, and how the names of its tests begin that show it. */
type Proof = readonly [file: string, ...promises: string[]]

const dialects = 'dialects.test.ts'
const fields = 'links/account-fields.test.ts'
const kept = 'kept/kept-values.test.ts'
const token = 'schemes/token.test.ts'
const keys = '../../../testkit/src/hostile/dialects/dialects.test.ts'

/** What services ask of whoever connects to them, most frequent first, and what shows that a toolkit can say it. */
const rows: Readonly<Record<string, readonly Proof[]>> = {
  'an API host of each account’s own': [
    [
      fields,
      'a person types a subdomain: OAuth, calls, refresh and the end of it all go to that host',
      'two keys go out in two headers, to the region that the person chose and no other',
    ],
    [
      'links/typed-hosts.test.ts',
      'a person chooses among the addresses that the operator named: login, calls, refresh',
    ],
  ],
  'client credentials (RFC 6749 §4.4)': [
    [token, 'client credentials as JSON', 'client credentials of the operator’s client'],
  ],
  'PKCE that the service refuses': [[dialects, 'LinkedIn: PKCE is refused']],
  'authorize or token URL of each account’s own': [
    [fields, 'a person types a subdomain: OAuth, calls, refresh'],
    [kept, 'Zoho: the callback says where the code is exchanged, and where tokens are refreshed'],
  ],
  'a call that turns credentials into a token, JWT grants, signed requests': [
    [
      token,
      'a Google service account',
      'a GitHub App installation',
      'a grant by JWT',
      'a key pair',
      'signing in',
    ],
    [dialects, 'RFC 7523 §2.2: the client signs with its private key'],
  ],
  'values of the token answer that calls need later': [
    [kept, 'Salesforce: instance_url of the token answer', 'Pipedrive: api_domain'],
    [
      'kept/choosing.test.ts',
      'DocuSign: a call tells the address and the account that go together',
      'Atlassian: a person with several sites chooses, once',
    ],
  ],
  'a second secret or id, in another header': [[fields, 'two keys go out in two headers']],
  'values of the callback’s query': [[kept, 'QuickBooks: realmId of the callback, in a path']],
  'a key in the query, in the path, in the body': [
    [fields, 'T09 a key stands in path, query and body, in place of what a call has there'],
    [keys, 'a key in the %s is taken where the toolkit says, and refused elsewhere'],
  ],
  'the client’s id in a header of each call': [
    [dialects, 'Twitch: the client’s id with each call', 'Etsy: the client’s id'],
    [token, 'a client id in each call'],
  ],
  'a token endpoint that takes JSON only': [
    [
      dialects,
      'Notion: JSON at the token endpoint, and Basic',
      'Clover: JSON with the client in it',
    ],
  ],
  'refresh at another address than the token URL': [
    [dialects, 'Figma: tokens are refreshed at an address of their own'],
  ],
  'further values in token or refresh requests': [
    [
      dialects,
      'Zendesk: further values when a code is exchanged',
      'Entra: the granted scopes are sent with each refresh',
    ],
  ],
  'parameters of each link: login_hint, prompt, tenant, shop': [
    [dialects, 'login_hint of Google, Entra and Okta: an app gives it to one link'],
  ],
  'client_id under another name': [
    [dialects, 'TikTok: client_id under another name', 'Printful: client_id as app_id'],
  ],
  'the access token elsewhere in the answer, or two of them': [
    [
      'schemes/further-tokens.test.ts',
      'Slack: a bot’s and a user’s token are asked for, kept, refreshed, named by tools',
    ],
    [
      dialects,
      'Slack: the user’s token stands deep',
      'TikTok Business: a code, a token and a header of other names',
      'tokens stand in a list',
    ],
  ],
  'an access token that is no Authorization: Bearer': [
    [dialects, 'Shopify: the token in a header of its own', 'Zoho: another word before the token'],
  ],
  'separators of scopes beside space and comma': [
    [dialects, 'scopes between plus signs', 'scopes between bars'],
  ],
  'OAuth 1.0a (RFC 5849)': [
    ['schemes/oauth1.test.ts', 'OAuth 1 with %s: from the link to the end', "['PLAINTEXT'"],
    ['../../../services/src/grant.test.ts', 'each OAuth entry of grant connects, calls'],
  ],
  'client certificates (RFC 8705)': [
    ['schemes/certificate.test.ts', 'a client certificate in place of %s is shown to its service'],
  ],
  'calls signed by SigV4': [['schemes/key.test.ts', 'calls signed for SES', 'calls signed for S3']],
  'response_mode=form_post': [
    ['links/form-post.test.ts', 'a callback that is posted connects the account'],
  ],
}

test.each(Object.entries(rows))('%s: can be said as data', (_, proofs) => {
  for (const [file, ...promises] of proofs) {
    const url = new URL(file, import.meta.url)
    expect(existsSync(url), file).toBe(true)
    const source = readFileSync(url, 'utf8').replaceAll("\\'", '’')
    for (const promise of promises) expect(source, file).toContain(promise)
  }
})
