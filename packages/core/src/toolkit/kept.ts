import type { ToolRequest } from './request.ts'

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
  | KeptByCall
  /** Another value of what was chosen from the list of `of`: beside an account's address, its id. */
  | { from: 'choice'; of: string; value: string }

/**
 * What a call answers, sent with the new token once all else is known. Of a `list` with several, the person chooses one
 * (Atlassian's sites); a list of one is taken by itself, and none is a failure.
 */
export interface KeptByCall {
  from: 'call'
  request: ToolRequest
  /** The path of the value in the answer, or in each item of the list. */
  value: string
  /** The path of the list in the answer; `.` where the answer is one. */
  list?: string
  /** The path of what people call an item. */
  label?: string
  /** What people call one of the list: `site`, `company`; `account` when left out. */
  called?: string
}
