import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExecuteResult } from '@maillon/core/contract'
import { createTestEngine, testEncryptionKey, type TestEngineOptions } from '@maillon/testkit'
import { databaseIn } from '../../connections/fixtures.contract.ts'
import { callWith, startTestApi } from '../../http/test-api.contract.ts'

/** A mail to send; each subject is another call. */
export const mail = (subject: string) => ({
  recipient_email: 'ben@example.com',
  subject,
  body: 'Hello Ben',
})
export const send = 'GMAIL_SEND_EMAIL'

/** Two engines on one database file, with a clock that moves both, and what tests of waiting calls do with them. */
export async function startPendingApi(options: TestEngineOptions = {}) {
  const clock = { ahead: 0 }
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const database = databaseIn(folder)
  const shared = {
    database: database.path,
    encryptionKey: testEncryptionKey(),
    now: () => Date.now() + clock.ahead,
    ...options,
  }
  const api = await startTestApi(shared)
  const { routes, authConfigs } = api.world
  const publicUrl = 'http://localhost:4000'
  const twin = await createTestEngine({ publicUrl, routes, authConfigs, ...shared })
  const { google } = api.world.upstreams

  const at = (call: typeof api.call) => ({
    execute: async (sessionId: string, slug: string, input: object = {}) =>
      (
        await call('executeInSession', {
          path: { sessionId },
          body: { tool_slug: slug, arguments: input },
        })
      ).body,
    resume: async (sessionId: string, id: unknown) =>
      (await call('resumeInSession', { path: { sessionId }, body: { pending_id: id } })).body,
  })

  return {
    ...api,
    ...at(api.call),
    /** The other engine. */
    twin: { ...at(callWith(twin.engine, api.apiKey)), engine: twin.engine },
    clock,
    database,
    /** How many mails were sent, by what came in at the gate. */
    sent: () => google.requests.filter(({ path }) => path.endsWith('/messages/send')).length,
    /** A session that lacks its account, and its answer to a mail. */
    async waiting(config: object = {}, subject = 'Waiting') {
      const sessionId = await api.session({ ...config })
      const { data } = await api.execute(sessionId, send, mail(subject))
      return { sessionId, data, id: String(data.pending_id), link: linkIn(data) }
    },
    decide: async (sessionId: string, approvalId: unknown, decision: 'approve' | 'deny') =>
      (
        await api.call('decideApproval', {
          path: { sessionId, approvalId: String(approvalId) },
          body: { decision },
        })
      ).body,
    approval: async (sessionId: string, approvalId: unknown) =>
      (await api.call('getApproval', { path: { sessionId, approvalId: String(approvalId) } })).body,
    /** How many rows there are. */
    rows: () => database.read<{ id: string }>('select id from pending_calls').length,
    async stop() {
      await twin.stop()
      await api.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type PendingApi = Awaited<ReturnType<typeof startPendingApi>>

/** The link that an answer tells to show. */
export function linkIn(data: ExecuteResult['data']): { redirect_url: string } {
  return { redirect_url: String(data.redirect_url) }
}
