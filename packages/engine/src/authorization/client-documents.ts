import { MaillonError } from '@maillon/core'
import { z } from 'zod'
import type { Outbound } from '../outbound/outbound.ts'
import { clientName } from './client-name.ts'
import { isRedirectUri } from './redirect-uri.ts'

/** A client as its own document describes it. */
export interface ClientDocument {
  /** The document's address. */
  id: string
  name: string | null
  redirectUris: readonly string[]
}

/** Reads what clients say of themselves. Throws `invalid_request` for a client that cannot be let in. */
export type ReadClient = (clientId: string) => Promise<ClientDocument>

const maxBytes = 64 * 1024
const timeoutMs = 5_000
const keptMs = 5 * 60_000
const kept = 500

const document = z.looseObject({
  client_id: z.string(),
  client_name: z.string().max(100).optional(),
  redirect_uris: z.array(z.string().max(2_000)).min(1).max(50),
  token_endpoint_auth_method: z.literal('none').optional(),
})

/**
 * Clients whose id is the https address of a document about them
 * (https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document). Each is asked for at most every five
 * minutes.
 */
export function createClientDocuments(outbound: Outbound, now: () => number): ReadClient {
  const known = new Map<string, { client: ClientDocument; until: number }>()
  return async (clientId) => {
    const found = known.get(clientId)
    if (found && found.until > now()) return found.client
    const client = await read(outbound, clientId)
    known.delete(clientId)
    if (known.size >= kept) known.delete(known.keys().next().value ?? '')
    known.set(clientId, { client, until: now() + keptMs })
    return client
  }
}

async function read(outbound: Outbound, clientId: string): Promise<ClientDocument> {
  const url = documentUrl(clientId)
  if (!url) throw refused('client_id is not the https address of a client’s document.')
  const { status, body } = await outbound(clientId, {
    headers: { accept: 'application/json' },
    // Anybody may name one: what fails of it is its own.
    party: clientId,
    origins: [url.origin],
    maxBytes,
    timeoutMs,
  }).catch((cause: unknown) => {
    if (!MaillonError.is(cause)) throw cause
    throw refused('The client’s document cannot be read.')
  })
  if (status !== 200) throw refused(`The client’s document answered with status ${status}.`)
  const parsed = document.safeParse(json(body))
  if (!parsed.success) throw refused('The client’s document is not one.')
  const { client_id: id, client_name: name, redirect_uris: redirectUris } = parsed.data
  if (id !== clientId) throw refused('The client’s document is of another client.')
  if (!redirectUris.every(isRedirectUri))
    throw refused('The client’s document names an address to which no code is sent.')
  return { id, name: clientName(name), redirectUris }
}

/** With a path and in one spelling, so that no two ids are the same client. */
function documentUrl(clientId: string): URL | undefined {
  const url = URL.parse(clientId)
  const isPlain = url?.href === clientId && url.pathname !== '/' && url.hash === ''
  const isBare = url?.username === '' && url.password === ''
  return url?.protocol === 'https:' && isPlain && isBare && clientId.length <= 2_000
    ? url
    : undefined
}

function json(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function refused(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message,
    hint: 'Log in with a client that publishes its metadata, or use the headers of session.mcp.',
  })
}
