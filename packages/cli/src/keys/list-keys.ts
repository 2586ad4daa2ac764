import type { ApiKey } from '@maillon/core'
import { type KeysOptions, withKeys } from './with-keys.ts'

/** The keys of a project, one a line; never a key itself. */
export async function listKeys(options: KeysOptions): Promise<string> {
  const keys = await withKeys('list', options, async (apiKeys) => {
    const all: ApiKey[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await apiKeys.list({ limit: 1000, cursor })
      all.push(...page.items)
      cursor = page.nextCursor
    }
    return all
  })
  if (options.json) return JSON.stringify(keys)
  if (keys.length > 0) return keys.map(lineOf).join('\n')
  return `The project "${options.project}" has no keys. Make one: maillon keys create --name server`
}

function lineOf({ id, name, prefix, scopes, lastUsedAt, expiresAt }: ApiKey): string {
  const used = lastUsedAt === null ? 'never used' : `used ${lastUsedAt}`
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now()
  const end = expiresAt === null ? [] : [`${isOver ? 'ended' : 'ends'} ${expiresAt}`]
  return [id, `${prefix}_…`, name, scopes.join(','), used, ...end].join('  ')
}
