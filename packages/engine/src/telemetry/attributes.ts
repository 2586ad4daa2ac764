import type { Attributes as OtelAttributes } from '@opentelemetry/api'
import { scrub } from './live-secrets.ts'

/** All that a span, a metric or a debug line may say. No URL, query, header, body or user is among it. */
export interface Attributes {
  toolkit?: string
  tool?: string
  /** What a person did at a Connect Link. */
  step?: string
  method?: string
  /** The upstream's host. */
  host?: string
  status?: number
  /** The pattern of a route, never a path. */
  route?: string
  project?: string
  account?: string
  session?: string
  requestId?: string
  /** An error's code. */
  error?: string
}

const names: Record<keyof Attributes, string> = {
  toolkit: 'maillon.toolkit',
  tool: 'maillon.tool',
  step: 'maillon.step',
  method: 'http.request.method',
  host: 'server.address',
  status: 'http.response.status_code',
  route: 'http.route',
  project: 'maillon.project.id',
  account: 'maillon.account.id',
  session: 'maillon.session.id',
  requestId: 'maillon.request.id',
  error: 'error.type',
}

/** Ids would give a metric a series for each of them. */
const ids = new Set<string>(['project', 'account', 'session', 'requestId'])
const maxLength = 128

/** Attributes for a span; what is not in the list is left out. */
export function spanAttributes(attributes: Attributes): OtelAttributes {
  return toOtel(attributes, () => true)
}

/** The same without ids, for a metric. */
export function metricAttributes(attributes: Attributes): OtelAttributes {
  return toOtel(attributes, (name) => !ids.has(name))
}

function toOtel(attributes: Attributes, takes: (name: string) => boolean): OtelAttributes {
  const entries = Object.entries(attributes).flatMap(([name, value]) => {
    const known = names[name as keyof Attributes]
    if (known === undefined || value === undefined || !takes(name)) return []
    return [[known, typeof value === 'string' ? scrub(value).slice(0, maxLength) : value] as const]
  })
  return Object.fromEntries(entries)
}
