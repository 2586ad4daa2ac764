import type { AuthScheme } from '../contract/auth-config.ts'
import type { Toolkit as WireToolkit, ToolkitDetail as WireDetail } from '../contract/toolkit.ts'

/** A third-party service and what is known of its tools. */
export interface Toolkit {
  /** `gmail` */
  slug: string
  name: string
  isLocalToolkit: boolean
  /** Whether its tools work without a connected account. */
  noAuth: boolean
  authSchemes: AuthScheme[]
  /** Schemes for which the operator configured a client. */
  composioManagedAuthSchemes: AuthScheme[]
  meta: ToolkitMeta
}

export interface ToolkitMeta {
  description: string
  logo: string
  categories: { slug: string; name: string }[]
  toolsCount: number
  triggersCount: number
  /** ISO 8601, as is `updatedAt`. */
  createdAt: string
  updatedAt: string
}

/** A toolkit with what it takes to configure and connect it. */
export interface ToolkitDetail extends Omit<Toolkit, 'authSchemes'> {
  baseUrl: string
  meta: ToolkitMeta & { availableVersions: string[] }
  /** One for each way to connect. */
  authConfigDetails: {
    mode: AuthScheme
    /** Of the way to connect, where the toolkit has several: `way` of auth configs and links. */
    name: string
    /** What people read of it. */
    label?: string | undefined
    /** Where a person gets the credentials. */
    authHintUrl?: string | undefined
    fields: { authConfigCreation: AuthFields; connectedAccountInitiation: AuthFields }
  }[]
}

/** What is filled in before a person connects, and by that person. */
export interface AuthFields {
  required: AuthField[]
  optional: AuthField[]
}

/** Something that a person or an operator fills in. */
export interface AuthField {
  name: string
  displayName: string
  type: string
  description: string
  required: boolean
  isSecret: boolean
  default?: string | undefined
  example?: string | undefined
  /** A regular expression that the whole value fits. */
  pattern?: string | undefined
  /** The values that there are, each with its name for people. */
  choices?: Record<string, string> | undefined
}

/** Reads a toolkit of a list. */
export function readToolkit(wire: WireToolkit): Toolkit {
  return {
    slug: wire.slug,
    name: wire.name,
    isLocalToolkit: wire.is_local_toolkit,
    noAuth: wire.no_auth ?? false,
    authSchemes: wire.auth_schemes ?? [],
    composioManagedAuthSchemes: wire.composio_managed_auth_schemes ?? [],
    meta: readMeta(
      wire.meta,
      wire.meta.categories.map(({ id, name }) => ({ slug: id, name })),
    ),
  }
}

/** Reads one toolkit in full. */
export function readToolkitDetail(wire: WireDetail): ToolkitDetail {
  return {
    slug: wire.slug,
    name: wire.name,
    isLocalToolkit: wire.is_local_toolkit,
    noAuth: wire.no_auth ?? false,
    composioManagedAuthSchemes: wire.composio_managed_auth_schemes ?? [],
    baseUrl: wire.base_url,
    meta: {
      ...readMeta(wire.meta, wire.meta.categories),
      availableVersions: wire.meta.available_versions ?? [],
    },
    authConfigDetails: wire.auth_config_details.map(
      ({ mode, name, label, auth_hint_url, fields }) => ({
        mode,
        name,
        ...(label !== undefined && { label }),
        authHintUrl: auth_hint_url,
        fields: {
          authConfigCreation: readFields(fields.auth_config_creation),
          connectedAccountInitiation: readFields(fields.connected_account_initiation),
        },
      }),
    ),
  }
}

function readMeta(
  wire: WireToolkit['meta'] | WireDetail['meta'],
  categories: { slug: string; name: string }[],
): ToolkitMeta {
  return {
    description: wire.description,
    logo: wire.logo,
    categories,
    toolsCount: wire.tools_count,
    triggersCount: wire.triggers_count,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  }
}

type WireFields = WireDetail['auth_config_details'][number]['fields']['auth_config_creation']

function readFields({ required, optional }: WireFields): AuthFields {
  return { required: required.map(readField), optional: optional.map(readField) }
}

function readField({ is_secret, ...field }: WireFields['required'][number]): AuthField {
  return { ...field, isSecret: is_secret ?? false }
}
