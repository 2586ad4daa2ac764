import type { ApiKey } from '@maillon/core'
import { allPages } from '../reach/all-pages.ts'
import { type Cell, table } from '../terminal/table.ts'
import { type KeysOptions, withKeys } from './with-keys.ts'

/** The keys of a project, one a line; never a key itself. */
export async function listKeys(options: KeysOptions): Promise<string> {
  const keys = await withKeys('list', options, (apiKeys) =>
    allPages((paging) => apiKeys.list(paging)),
  )
  if (options.json) return JSON.stringify(keys)
  if (keys.length > 0)
    return table(['ID', 'BEGINS WITH', 'NAME', 'SCOPES', 'USED', 'ENDS'], keys.map(rowOf))
  return `The project "${options.project}" has no keys. Make one: maillon keys create --name server`
}

function rowOf({ id, name, prefix, scopes, lastUsedAt, expiresAt }: ApiKey): Cell[] {
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now()
  const end = expiresAt === null ? '' : `${isOver ? 'ended' : 'ends'} ${expiresAt}`
  const used = lastUsedAt === null ? 'never used' : `used ${lastUsedAt}`
  return [
    id,
    `${prefix}_…`,
    name,
    scopes.join(','),
    used,
    { text: end, style: isOver ? 'red' : 'dim' },
  ]
}
