import { useMemo, useRef } from 'react'
import type { Call } from '@maillon/core/contract'
import type { Query } from '../../api/request.ts'
import { useList, useRead } from '../../api/use-api.ts'

const pageSize = 200

/** The calls of a filter, newest first, as far as one scrolled; while `follow` holds, those that come, too. */
export function useCalls(filter: Query, follow: boolean) {
  const query = { ...filter, limit: pageSize }
  const list = useList<Call>('/calls', query)
  const fresh = useRead<{ items: Call[] }>('/calls', query, {
    enabled: follow,
    every: follow ? 2_000 : undefined,
  })
  const name = JSON.stringify(query)
  const seen = useRef({ name, calls: new Map<string, Call>() })
  if (seen.current.name !== name) seen.current = { name, calls: new Map() }
  const pages = list.data
  const came = fresh.data
  const items = useMemo(() => {
    const { calls } = seen.current
    for (const call of came?.items ?? []) calls.set(call.id, call)
    for (const call of pages?.pages.flatMap((page) => page.items) ?? []) calls.set(call.id, call)
    // Times are ISO 8601 in UTC: as text they are in their order.
    return [...calls.values()].toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))
  }, [came, pages])
  return {
    ...list,
    items: seen.current.name === name ? items : [],
    error: list.error ?? fresh.error,
  }
}
