import { type AuditLog, Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import { asCli } from '../reach/as-cli.ts'

/** Of which project, and where the database is. */
export interface AuditGiven extends ConfigSources {
  project: string
}

/** Opens the configured database for as long as the work on a project's audit log goes on. Throws what the engine does. */
export async function withAudit<T>(
  command: string,
  given: AuditGiven,
  work: (audit: AuditLog, get: (path: string) => Promise<Response>) => Promise<T>,
): Promise<T> {
  const { database, encryptionKey } = await settingsFor(`maillon audit ${command}`, given, [
    'database',
    'encryptionKey',
  ])
  const engine = await createEngine({ database, encryptionKey, toolkits: [], jobs: false })
  const { project } = given
  try {
    const { audit } = new Maillon({ engine: asCli(engine), project })
    const get = engine.as(project, 'cli')
    return await work(audit, (path) => get(`http://maillon.local/api/v3.1${path}`))
  } finally {
    await engine.close()
  }
}
