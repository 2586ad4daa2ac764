import { MaillonError } from '@maillon/core'
import type { SessionConfig } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { permissionOf } from '../pending/permission.ts'
import { constraintsOf } from './constraints-of.ts'

/**
 * Lets the app call a toolkit's API by itself where that is no way round a rule: the session denies none of its tools and
 * constrains none, or says that it allows this all the same. Throws `call_denied`.
 */
export function requireProxy(catalogue: Catalogue, config: SessionConfig, toolkit: Toolkit): void {
  const { permissions } = config.experimental ?? {}
  if (!permissions || permissions.allow_proxy?.includes(toolkit.slug)) return
  const ruled = catalogue
    .toolsOf(toolkit.slug)
    .find(
      ({ tool }) =>
        permissionOf(config, tool) === 'always_deny' ||
        Object.keys(constraintsOf(config, tool.slug)).length > 0,
    )
  const slug = ruled?.tool.slug ?? goneTool(catalogue, permissions, toolkit)
  if (slug === undefined) return
  throw new MaillonError('call_denied', {
    message: `This session has a rule for ${slug}, and so does not let ${toolkit.name} be called past its tools.`,
    hint: `Use the tools; or, for code of the app's own, say permissions.allow_proxy: ['${toolkit.slug}'].`,
    details: { toolkit: toolkit.slug, denied_by: 'session', made: false },
  })
}

/** A tool with a rule that this version of the toolkit has not: what it did, the API may do still. */
function goneTool(
  catalogue: Catalogue,
  {
    overrides = {},
    constraints = {},
  }: NonNullable<NonNullable<SessionConfig['experimental']>['permissions']>,
  { slug: toolkit }: Toolkit,
): string | undefined {
  const denied = Object.keys(overrides).filter((slug) => overrides[slug] === 'always_deny')
  const start = `${toolkit.toUpperCase().replaceAll('-', '_')}_`
  return [...denied, ...Object.keys(constraints)].find((slug) => {
    if (catalogue.hasTool(slug)) return false
    return (catalogue.ownerOf(slug) ?? toolkit) === toolkit && slug.startsWith(start)
  })
}
