import type { Toolkit } from '@maillon/core/contract'
import type { Tone } from '../../parts/chip.tsx'

/** Whether people can connect a toolkit as things are. */
export type Readiness = 'open' | 'key' | 'configured' | 'other' | 'missing'

/** By its list's entry: what needs a client of the operator's, and has no other way, cannot be connected without one. */
export function readinessOf({
  no_auth: isOpen,
  auth_schemes: schemes,
  composio_managed_auth_schemes: managed,
}: Pick<Toolkit, 'no_auth' | 'auth_schemes' | 'composio_managed_auth_schemes'>): Readiness {
  if (isOpen) return 'open'
  if (managed.length > 0) return 'configured'
  const byClient = schemes.filter((scheme) => /^OAUTH[12]$/.test(scheme))
  if (byClient.length === 0) return 'key'
  return byClient.length === schemes.length ? 'missing' : 'other'
}

/** What that is called. */
export const readiness: Readonly<Record<Readiness, { says: string; tone: Tone }>> = {
  open: { says: 'No account needed', tone: 'quiet' },
  key: { says: 'By key', tone: 'quiet' },
  configured: { says: 'Client configured', tone: 'good' },
  other: { says: 'By key, no client', tone: 'quiet' },
  missing: { says: 'No client', tone: 'warn' },
}

export interface Shown {
  text: string
  which: 'all' | 'tools' | 'configured' | 'missing'
}

/** The toolkits that fit what one looks for: each word stands in its name, its slug or its description. */
export function fitting(toolkits: readonly Toolkit[], { text, which }: Shown): Toolkit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = toolkits.filter((toolkit) => {
    const { slug, name, meta } = toolkit
    if (which === 'tools' && meta.tools_count === 0) return false
    if (which === 'configured' && readinessOf(toolkit) !== 'configured') return false
    if (which === 'missing' && readinessOf(toolkit) !== 'missing') return false
    const all = `${slug} ${name} ${meta.description}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
  // Who looks for a name finds it first, and not what speaks of it.
  const [first] = words
  if (first === undefined) return found
  const rank = ({ slug, name }: Toolkit) =>
    slug.startsWith(first) || name.toLowerCase().startsWith(first) ? 0 : 1
  return found.toSorted((a, b) => rank(a) - rank(b))
}
