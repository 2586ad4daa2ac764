import { type Auth, oauthOf, type ServiceSummary, type Toolkit } from '@maillon/core/toolkit'

/** What lists say of a toolkit, without what its accounts and tools take. */
export interface ToolkitSummary
  extends Pick<Toolkit, 'slug' | 'name' | 'description' | 'logo' | 'categories' | 'version'> {
  /** How its accounts are connected; the first one unless somebody chooses. */
  schemes: readonly Auth['scheme'][]
  /** Where an operator reads what to register, or what the service documents. */
  guideUrl: string | undefined
  toolsCount: number
}

/** That of a toolkit that is there. */
export function toolkitSummary(toolkit: Toolkit): ToolkitSummary {
  const { slug, name, description, logo, categories, version, ways, tools } = toolkit
  const schemes = [...new Set(Object.values(ways).map(({ scheme }) => scheme))]
  const guideUrl = guideOf(toolkit)
  return {
    slug,
    name,
    description,
    logo,
    categories,
    version,
    schemes,
    guideUrl,
    toolsCount: tools.length,
  }
}

/** That of a service whose file nobody has read. */
export function summaryOfService({
  docsUrl,
  categories = [],
  checked: _checked,
  ...facts
}: ServiceSummary): ToolkitSummary {
  return { ...facts, categories, logo: '', guideUrl: docsUrl, toolsCount: 0 }
}

/** Where somebody reads what to register for a toolkit. */
export function guideOf(toolkit: Toolkit): string | undefined {
  return oauthOf(toolkit)?.registerUrl ?? toolkit.docsUrl
}
