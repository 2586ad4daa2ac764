import type { Toolkit as ToolkitAnswer, ToolkitDetail } from '@maillon/core/contract'
import { type Field as ToolkitField, fieldsOf, type Toolkit } from '@maillon/core/toolkit'
import { guideOf, type ToolkitSummary, toolkitSummary } from '../catalogue/toolkit-summary.ts'

type Field =
  ToolkitDetail['auth_config_details'][number]['fields']['auth_config_creation']['required'][number]

/** A toolkit in a list, as the contract spells it. */
export function toolkitView(toolkit: ToolkitSummary, isManaged: boolean): ToolkitAnswer {
  const { slug, name, schemes, guideUrl, categories } = toolkit
  return {
    slug,
    name,
    type: 'native',
    is_local_toolkit: false,
    no_auth: schemes[0] === 'NO_AUTH',
    auth_schemes: [...schemes],
    composio_managed_auth_schemes: isManaged ? schemes.slice(0, 1) : [],
    ...(guideUrl && { auth_guide_url: guideUrl }),
    deprecated: { toolkitId: slug },
    meta: { ...meta(toolkit), categories: categories.map((name) => ({ id: name, name })) },
  }
}

/** One toolkit with what it takes to configure it, as the contract spells it. */
export function toolkitDetailView(toolkit: Toolkit, isManaged: boolean): ToolkitDetail {
  return {
    slug: toolkit.slug,
    name: toolkit.name,
    type: 'native',
    is_local_toolkit: false,
    enabled: true,
    no_auth: toolkit.auth.scheme === 'NO_AUTH',
    composio_managed_auth_schemes: isManaged ? [toolkit.auth.scheme] : [],
    base_url: toolkit.baseUrl,
    deprecated: { toolkitId: toolkit.slug },
    meta: {
      ...meta(toolkitSummary(toolkit)),
      categories: toolkit.categories.map((name) => ({ slug: name, name })),
      available_versions: [toolkit.version],
    },
    auth_config_details: toolkit.auth.scheme === 'NO_AUTH' ? [] : [authDetails(toolkit)],
  }
}

function authDetails(toolkit: Toolkit): ToolkitDetail['auth_config_details'][number] {
  const oauth = toolkit.auth.scheme === 'OAUTH2'
  const hint = guideOf(toolkit)
  const initiation = Object.entries(fieldsOf(toolkit.auth)).map(accountField)
  return {
    mode: toolkit.auth.scheme,
    name: toolkit.name,
    ...(hint && { auth_hint_url: hint }),
    fields: {
      auth_config_creation: {
        required: oauth
          ? [
              field(
                'client_id',
                'Client id',
                'Of the OAuth client registered at the upstream.',
                false,
              ),
              field('client_secret', 'Client secret', 'Of the same OAuth client.', true),
            ]
          : [],
        optional: [],
      },
      connected_account_initiation: {
        required: initiation.filter(({ required }) => required),
        optional: initiation.filter(({ required }) => !required),
      },
    },
  }
}

function field(name: string, displayName: string, description: string, secret: boolean): Field {
  return { name, displayName, type: 'string', description, required: true, is_secret: secret }
}

function accountField([name, { label, help, secret = false, optional, ...rest }]: [
  string,
  ToolkitField,
]): Field {
  const { default: usual } = rest
  const description = help ?? 'Filled in by the user at the Connect Link, or by the app.'
  return {
    ...field(name, label, description, secret),
    required: !optional && usual === undefined,
    ...(usual !== undefined && { default: usual }),
  }
}

function meta({ description, logo, toolsCount, version }: ToolkitSummary) {
  // A version is the day it was made, `YYYYMMDD_NN`.
  const day = `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}T00:00:00.000Z`
  return {
    description,
    logo,
    tools_count: toolsCount,
    triggers_count: 0,
    version,
    created_at: day,
    updated_at: day,
  }
}
