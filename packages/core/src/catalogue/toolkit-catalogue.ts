import { path } from '../toolkit/path.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import type { ToolkitSlug } from './installed-tools.ts'
import { readToolkit, readToolkitDetail, type Toolkit, type ToolkitDetail } from './toolkit.ts'

/** Which toolkits to list: those that fit all that is given. */
export type ToolkitsQuery = {
  category?: string | undefined
  managedBy?: 'composio' | 'all' | 'project' | undefined
  /** `usage` when left out. */
  sortBy?: 'usage' | 'alphabetically' | undefined
  search?: string | undefined
  cursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** The toolkits of the catalogue. An unknown slug rejects with `toolkit_not_found`. */
export interface ToolkitCatalogue {
  list(query?: ToolkitsQuery, request?: RequestOptions): Promise<Page<Toolkit>>
  get(slug: ToolkitSlug, request?: RequestOptions): Promise<ToolkitDetail>
}

/** The toolkits behind a transport. */
export function createToolkitCatalogue({ send }: Transport): ToolkitCatalogue {
  return {
    async list(query = {}, { signal } = {}) {
      const wire = toQuery('toolkits.list()', query, queryNames)
      return send({ method: 'GET', path: '/toolkits', query: wire, signal }, readPage(readToolkit))
    },
    async get(slug, { signal } = {}) {
      const notFound = 'toolkit_not_found'
      return send(
        { method: 'GET', path: path`/toolkits/${slug}`, signal, notFound },
        readToolkitDetail,
      )
    },
  }
}

const queryNames = {
  category: 'category',
  managedBy: 'managed_by',
  sortBy: 'sort_by',
  search: 'search',
  cursor: 'cursor',
  limit: 'limit',
}
