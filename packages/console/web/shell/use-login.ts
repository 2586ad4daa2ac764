import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MaillonError } from '@maillon/core'
import { send } from '../api/request.ts'
import { consoleBase } from '../api/base.ts'

/** Who is logged in, and how one can be. */
export interface LoginState {
  /** The app whose engine this is. */
  app: string
  login: Login | null
  ways: {
    /** Host of the app's own issuer, where people log in by it. */
    issuer: string | null
  }
}

export interface Login {
  project: string
  kind: 'key' | 'issuer' | 'local'
  /** The key's or the person's; null on the way of `maillon dev`. */
  id: string | null
  /** Name of the key. */
  name: string | null
  scopes: string[]
  /** ISO 8601. */
  ends_at: string
}

export type Proof = { key: string } | { token: string }

/** Who is logged in; asked for again when the engine says that nobody is. */
export function useLogin() {
  return useQuery<LoginState, MaillonError>({
    queryKey: ['login'],
    queryFn: ({ signal }) => send<LoginState>(`${consoleBase}/login`, { signal }),
    staleTime: 60_000,
  })
}

/** Logs in with an API key, or with the token of a link that opens the console. */
export function useLogIn() {
  const client = useQueryClient()
  return useMutation<LoginState, MaillonError, Proof>({
    mutationFn: (proof) =>
      send<LoginState>(`${consoleBase}/login`, { method: 'POST', body: proof }),
    onSuccess: (state) => client.setQueryData(['login'], state),
  })
}

/** Logs out; nothing of what was shown stays in memory. */
export function useLogOut() {
  const client = useQueryClient()
  return useMutation<LoginState, MaillonError>({
    mutationFn: () => send<LoginState>(`${consoleBase}/logout`, { method: 'POST', body: {} }),
    onSuccess: (state) => {
      client.clear()
      client.setQueryData(['login'], state)
    },
  })
}
