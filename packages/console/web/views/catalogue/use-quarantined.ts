import { useQuery } from '@tanstack/react-query'
import type { MaillonError } from '@maillon/core'
import type { Call } from '@maillon/core/contract'
import { request } from '../../api/request.ts'

interface Items {
  items: Call[]
}

/**
 * The tools of an imported toolkit whose last call was not made, because the service says something else of them than when
 * they were approved: by slug, when that was and what was said. A later call that is made takes a tool out again.
 */
export function useQuarantined(toolkit: string, enabled: boolean) {
  return useQuery<ReadonlyMap<string, Call>, MaillonError>({
    queryKey: ['/calls', 'quarantined', toolkit],
    queryFn: ({ signal }) => quarantined(toolkit, signal),
    enabled,
  })
}

async function quarantined(
  toolkit: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Call>> {
  const read = async (query: Record<string, string | number | boolean>) =>
    (await request<Items>({ path: '/calls', query, signal })).items
  const failed = await read({ toolkit_slug: toolkit, failed: true, limit: 200 })
  const latest = new Map(failed.toReversed().map((call) => [call.tool_slug, call]))
  const refused = [...latest].filter(([, { error_code: code }]) => code === 'tool_quarantined')
  const still = await Promise.all(
    refused.map(async ([slug, call]) => {
      const later = { tool_slug: slug, status: 'ok', from: call.created_at, limit: 1 }
      return (await read(later)).length === 0 ? [[slug, call] as const] : []
    }),
  )
  return new Map(still.flat())
}
