import type { Tool } from '@maillon/core/contract'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { listTools } from './list-tools.ts'

const version = '20261101_00'
const tool = (slug: string): Tool => ({
  slug,
  name: slug,
  description: slug,
  human_description: slug,
  toolkit: { slug: 'many', name: 'Many', logo: '' },
  input_parameters: {},
  output_parameters: {},
  tags: [],
  version,
  available_versions: [],
  is_deprecated: false,
  no_auth: true,
  scopes: [],
  scope_requirements: null,
  deprecated: {
    displayName: slug,
    version,
    available_versions: [],
    is_deprecated: false,
    toolkit: { logo: '' },
  },
})

test('[k] a list of any length has pages of 200 tools or more, and fewer than clients read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), (length) => {
      const tools = Array.from({ length }, (_, index) => tool(`T_${index}`))
      const pages: number[] = []
      let cursor: string | undefined
      do {
        const page = listTools(tools, 'common', cursor)
        pages.push(page.tools.length)
        cursor = page.nextCursor
      } while (cursor !== undefined)
      expect(pages.reduce((sum, count) => sum + count, 0)).toBe(length)
      expect(pages.length).toBeLessThanOrEqual(64)
      for (const count of pages.slice(0, -1)) expect(count).toBeGreaterThanOrEqual(200)
    }),
    { numRuns: 10 },
  )
})
