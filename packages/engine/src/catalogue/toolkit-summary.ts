import {
  atRest,
  oauthOf,
  type ServiceSummary,
  type Toolkit,
  type ToolkitAtRest,
} from '@maillon/core/toolkit'

/** What lists say of a toolkit, without what its accounts and tools take. */
export interface ToolkitSummary
  extends Pick<Toolkit, 'slug' | 'name' | 'description' | 'logo' | 'categories' | 'version'>,
    Omit<ToolkitAtRest, 'tools'> {
  toolsCount: number
}

/** That of a toolkit, which is not read for it. */
export function toolkitSummary(toolkit: Toolkit): ToolkitSummary {
  const { slug, name, description, logo, categories, version } = toolkit
  const { tools, ...told } = atRest(toolkit)
  return { slug, name, description, logo, categories, version, ...told, toolsCount: tools.length }
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
