import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { MaillonError } from '@maillon/core'
import { type ApiRequest, type Query, request } from './request.ts'

export interface ReadOptions {
  /** Whether it is asked for now; yes when left out. */
  enabled?: boolean
  /** It is asked for again after so many milliseconds, while the page is looked at. */
  every?: number | undefined
}

/** What a GET route answers; asked again when one looks at the page again, and after a write that names the path's start. */
export function useRead<Answer>(
  path: string,
  query?: Query,
  { enabled = true, every }: ReadOptions = {},
): UseQueryResult<Answer, MaillonError> {
  return useQuery<Answer, MaillonError>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => request<Answer>({ path, query, signal }),
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  })
}

/** A page of a list of the API. */
interface ListPage<Item> {
  items: Item[]
  next_cursor: string | null
}

/** All that a list route has, page after page as one scrolls: `items` so far, and `more` for the next ones. */
export function useList<Item>(
  path: string,
  query?: Query,
  { enabled = true, every }: ReadOptions = {},
) {
  const result = useInfiniteQuery<
    ListPage<Item>,
    MaillonError,
    InfiniteData<ListPage<Item>>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [path, query ?? {}, 'list'],
    queryFn: ({ pageParam, signal }) =>
      request<ListPage<Item>>({ path, query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  })
  return {
    ...result,
    items: result.data?.pages.flatMap(({ items }) => items) ?? [],
    more: () => void (result.hasNextPage && !result.isFetching && result.fetchNextPage()),
  }
}

/**
 * A write. `changes` are the starts of the paths whose answers are others now: they are asked for again.
 * `const create = useSend<ApiKey, NewKey>((key) => ({ path: '/api_keys', body: key }), ['/api_keys'])`
 */
export function useSend<Answer, Input = void>(
  asRequest: (input: Input) => ApiRequest,
  changes: readonly string[] = [],
) {
  const client = useQueryClient()
  return useMutation<Answer, MaillonError, Input>({
    mutationFn: (input) => request<Answer>({ method: 'POST', ...asRequest(input) }),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [path] }) =>
          changes.some((start) => typeof path === 'string' && path.startsWith(start)),
      }),
  })
}
