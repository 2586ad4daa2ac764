import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorBody } from '@maillon/core/contract'
import { expect } from 'vitest'
import { type RouteName, startTestApi, type TestRequest } from './test-api.contract.ts'

/** An engine with one of everything, and a check that what it refuses leaves no trace. */
export async function startRefusals() {
  const faults: unknown[] = []
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const file = join(folder, 'engine.db')
  const api = await startTestApi({ database: file, onError: (error) => faults.push(error) })
  const database = new DatabaseSync(file)
  const sessionId = await api.session({ toolkits: ['gmail', 'github'] })
  const accountId = await api.connect(sessionId, 'gmail')
  const { body } = await api.call('getConnectedAccount', { path: { accountId } })
  const names = { toolkitSlug: 'gmail', toolSlug: 'GMAIL_FETCH_EMAILS' }
  const { id: apiKeyId } = (await api.call('createApiKey', { body: { name: 'spare' } })).body
  const path = {
    sessionId,
    accountId,
    authConfigId: body.auth_config.id,
    apiKeyId,
    revocationId: 'rev_none',
    fileId: 'file_none',
    userId: 'user_none',
    callId: 'log_none',
    mountId: 'files',
    ...names,
  }

  /** Changes with every commit of another connection. */
  const version = () => database.prepare('pragma data_version').get()?.data_version

  return {
    path,
    /** Refused with the envelope, before anything was written, and not as a fault of the engine. */
    async refused(name: RouteName, request: TestRequest) {
      const before = version()
      const { status, body, error } = await api.call(name, {
        ...request,
        path: { authConfigStatus: 'ENABLED', ...path, ...request.path },
      })
      expect(version()).toBe(before)
      expect(faults).toEqual([])
      expect(errorBody.strict().parse(body)).toEqual(body)
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|    at /)
      expect(error?.status).toBe(status)
      expect(error?.message).toMatch(/\.$/)
      const { slug, message = '', suggested_fix: hint } = error ?? {}
      return { status, slug, message, hint }
    },
    async stop() {
      database.close()
      await api.stop()
      await rm(folder, { recursive: true })
    },
  }
}

export type Refusals = Awaited<ReturnType<typeof startRefusals>>
