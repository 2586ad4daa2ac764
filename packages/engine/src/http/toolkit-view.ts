import type { Toolkit as ToolkitAnswer, ToolkitDetail } from '@maillon/core/contract'
import {
  type Field as ToolkitField,
  fieldsOf,
  inWay,
  type Toolkit,
  takesClient,
} from '@maillon/core/toolkit'
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
    composio_managed_auth_schemes: managedSchemes(toolkit, isManaged),
    ...(guideUrl && { auth_guide_url: guideUrl }),
    deprecated: { toolkitId: slug },
    meta: { ...meta(toolkit), categories: categories.map((name) => ({ id: name, name })) },
  }
}

/** One toolkit with what it takes to configure it, as the contract spells it. */
export function toolkitDetailView(
  toolkit: Toolkit,
  { isManaged, versions }: { isManaged: boolean; versions: readonly string[] },
): ToolkitDetail {
  return {
    slug: toolkit.slug,
    name: toolkit.name,
    type: 'native',
    is_local_toolkit: false,
    enabled: true,
    no_auth: toolkit.auth.scheme === 'NO_AUTH',
    composio_managed_auth_schemes: managedSchemes(toolkitSummary(toolkit), isManaged),
    base_url: toolkit.baseUrl,
    deprecated: { toolkitId: toolkit.slug },
    meta: {
      ...meta(toolkitSummary(toolkit)),
      categories: toolkit.categories.map((name) => ({ slug: name, name })),
      available_versions: [...versions],
    },
    auth_config_details: waysOf(toolkit).map((way) => authDetails(inWay(toolkit, way))),
  }
}

function authDetails(toolkit: Toolkit): ToolkitDetail['auth_config_details'][number] {
  const hint = guideOf(toolkit)
  const { label } = { label: undefined, ...toolkit.auth }
  const initiation = Object.entries(fieldsOf(toolkit.auth)).map(accountField)
  return {
    mode: toolkit.auth.scheme,
    name: wayName(toolkit),
    ...(label !== undefined && { label }),
    ...(hint && { auth_hint_url: hint }),
    fields: {
      auth_config_creation: {
        required: takesClient(toolkit.auth)
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
        // What is the same for all its accounts, an auth config may fill in.
        optional: initiation
          .filter(({ is_secret }) => !is_secret)
          .map((one) => ({ ...one, required: false })),
      },
      connected_account_initiation: {
        required: initiation.filter(({ required }) => required),
        optional: initiation.filter(({ required }) => !required),
      },
    },
  }
}

/** The names of the ways in which an account connects; none for a toolkit that needs none. */
function waysOf({ auth, ways }: Toolkit): string[] {
  return auth.scheme === 'NO_AUTH' ? [] : Object.keys(ways)
}

/** Those that need a client of the operator's, where there is one. */
function managedSchemes({ schemes }: ToolkitSummary, isManaged: boolean) {
  if (!isManaged) return []
  return schemes.includes('OAUTH2') ? ['OAUTH2' as const] : schemes.slice(0, 1)
}

/** By which an auth config names it, where there are several. */
function wayName({ name, auth, ways }: Toolkit): string {
  const all = Object.keys(ways)
  return all.length === 1 ? name : (all.find((way) => ways[way] === auth) ?? name)
}

function field(name: string, displayName: string, description: string, secret: boolean): Field {
  return { name, displayName, type: 'string', description, required: true, is_secret: secret }
}

function accountField([name, { label, help, secret = false, optional, ...rest }]: [
  string,
  ToolkitField,
]): Field {
  const { default: usual, example, pattern, choices } = rest
  const description = help ?? 'Filled in by the user at the Connect Link, or by the app.'
  return {
    ...field(name, label, description, secret),
    required: !optional && usual === undefined,
    ...(usual !== undefined && { default: usual }),
    ...(example !== undefined && { example }),
    ...(pattern !== undefined && { pattern }),
    ...(choices && { choices: { ...choices } }),
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
