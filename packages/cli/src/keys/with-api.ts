import { MaillonError } from '@maillon/core'
import { type ErrorBody, errorBody } from '@maillon/core/contract'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'

/** What every command on keys is told. */
export interface KeysOptions extends ConfigSources {
  project: string
  json: boolean
}

/** Calls a route of the project's API; what the engine refuses is thrown. */
export type CallApi = <Answer>(method: string, path: string, body?: object) => Promise<Answer>

/** Opens the configured database for as long as the work goes on. Throws what the engine does. */
export async function withApi<T>(
  command: string,
  options: KeysOptions,
  work: (call: CallApi) => Promise<T>,
): Promise<T> {
  const { database, encryptionKey } = await settingsFor(`maillon keys ${command}`, options, [
    'database',
    'encryptionKey',
  ])
  const engine = await createEngine({ database, encryptionKey, toolkits: [] })
  try {
    return await work(async (method, path, body) => {
      const response = await engine.as(options.project)(`http://maillon.local/api/v3.1${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw refusal(errorBody.parse(answer))
      return answer as never
    })
  } finally {
    await engine.close()
  }
}

function refusal({ error }: ErrorBody): MaillonError {
  return new MaillonError('invalid_request', {
    message: error.message,
    ...(error.suggested_fix && { hint: error.suggested_fix }),
  })
}
