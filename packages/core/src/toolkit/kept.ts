/**
 * What a service tells of an account that was connected, and calls need later. Stands in templates by its name, as
 * fields do, is shown with the account, and is replaced when tokens are refreshed with another one. None is a secret.
 */
export type Kept = KeptFacts & KeptSource

/** Values by the names that stand in templates: `{instance_host}`. */
export type Keep = Readonly<Record<string, Kept>>

interface KeptFacts {
  /** A regular expression that the whole value fits. */
  pattern?: string
  /** Of an https address, what is kept is the host: `https://acme.my.salesforce.com` as `acme.my.salesforce.com`. */
  as?: 'host'
  /** Whether an account works without it: what it stands in is left out then. */
  optional?: boolean
  /** How one looks, e.g. `acme.my.salesforce.com`. */
  example?: string
}

type KeptSource =
  /** A member of the token answer, by its path: `instance_url` (Salesforce), `api_domain` (Pipedrive). */
  | { from: 'token'; path: string }
  /** A parameter of the callback: `realmId` (QuickBooks), `accounts-server` (Zoho). */
  | { from: 'callback'; parameter: string }
  /** A claim of the id token that came with the tokens (OpenID Connect Core §2). */
  | { from: 'id_token'; claim: string }
