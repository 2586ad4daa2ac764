import { beforeEach, expect, test } from 'vitest'
import type { AccountRow } from '../../store/rows.ts'
import { scrub, withSecrets } from '../../telemetry/live-secrets.ts'
import { open } from '../../vault/fixtures.contract.ts'
import type { Parts } from '../parts.ts'
import { openCredential, sealCredential } from './credential.ts'
import { scrubberFor } from './scrubber-for.ts'

const key = 'canary-of-a-key-0123456789'
const bare = { id: 'ca_1', projectId: 'p1', credentialVersion: 0 } as AccountRow
const typed = { scheme: 'API_KEY', fields: {}, secrets: { api_key: key } } as const

let parts: Parts
beforeEach(async () => {
  parts = { vault: await open(), now: Date.now } as Pick<Parts, 'vault' | 'now'> as Parts
})

async function sealed(secret: typeof typed): Promise<AccountRow> {
  const facts = { scopes: null, tokenExpiresAt: null }
  return { ...bare, ...(await sealCredential(parts, bare, secret, facts)) }
}

test('P6 what was opened is of that very row: one that was changed or moved is opened anew', async () => {
  const row = await sealed(typed)
  const credential = await openCredential(parts, row)
  expect(credential).toEqual(typed)
  expect(await openCredential(parts, row)).toBe(credential)
  for (const change of [{ id: 'ca_2' }, { credentialVersion: 2 }, { credential: 'v1.dk_k1.AAAA' }])
    await expect(openCredential(parts, { ...row, ...change })).rejects.toMatchObject({
      code: 'secret_unreadable',
    })
  const other = { ...typed, secrets: { api_key: 'canary-of-another-key' } }
  expect(await openCredential(parts, await sealed(other as never))).toEqual(other)
})

test('T40 no work that uses a credential shows it in a line, whoever opened it before', async () => {
  const row = await sealed(typed)
  for (let turn = 0; turn < 2; turn += 1)
    await withSecrets(async () => {
      await openCredential(parts, row)
      expect(scrub({ key })).toEqual({ key: '[secret]' })
    })
  const credential = await openCredential(parts, row)
  for (let turn = 0; turn < 2; turn += 1)
    withSecrets(() => {
      scrubberFor(credential, undefined)
      expect(scrub({ key })).toEqual({ key: '[secret]' })
    })
})

test('T40 a scrubber that is kept knows what else a call may not show, in that call', async () => {
  const credential = await openCredential(parts, await sealed(typed))
  const before = 'canary-of-the-one-before'
  expect(scrubberFor(credential, undefined).scrub(`${key} ${before}`)).toBe(`[secret] ${before}`)
  expect(scrubberFor(credential, undefined, [before]).scrub(`${key} ${before}`)).toBe(
    '[secret] [secret]',
  )
  const placed = { headers: {}, query: {}, body: {}, path: '', secrets: ['canary-as-it-is-placed'] }
  expect(scrubberFor(credential, placed).scrub(`${key} canary-as-it-is-placed`)).toBe(
    '[secret] [secret]',
  )
})
