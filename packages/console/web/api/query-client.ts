import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query'
import { MaillonError } from '@maillon/core'

/** What was answered is shown at once and asked for again; who is not logged in any more is asked to. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (MaillonError.is(error, 'unauthorized'))
      void client.invalidateQueries({ queryKey: ['login'] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // What the engine refuses once, it refuses again.
        retry: (count, error) =>
          count < 3 && ['unavailable', 'network_error'].includes((error as MaillonError).code),
        staleTime: 2_000,
      },
      mutations: { retry: false },
    },
  })
  return client
}
