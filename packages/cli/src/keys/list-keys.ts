import type { ApiKey, Page } from '@maillon/core/contract'
import { type KeysOptions, withApi } from './with-api.ts'

/** The keys of a project, one a line; never a key itself. */
export async function listKeys(options: KeysOptions): Promise<string> {
  const keys = await withApi('list', options, async (call) => {
    const all: ApiKey[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page<ApiKey> = await call('GET', `/api_keys?limit=1000&cursor=${cursor}`)
      all.push(...page.items)
      cursor = page.next_cursor
    }
    return all
  })
  if (options.json) return JSON.stringify(keys)
  if (keys.length === 0)
    return `The project "${options.project}" has no keys. Make one: maillon keys create --name server`
  return keys.map(lineOf).join('\n')
}

function lineOf({
  id,
  name,
  prefix,
  scopes,
  last_used_at: used,
  expires_at: ends,
}: ApiKey): string {
  const isOver = ends !== null && Date.parse(ends) <= Date.now()
  return [
    id,
    `${prefix}_…`,
    name,
    scopes.join(','),
    used ? `used ${used}` : 'never used',
    ...(ends ? [`${isOver ? 'ended' : 'ends'} ${ends}`] : []),
  ].join('  ')
}
