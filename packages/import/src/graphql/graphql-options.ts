/** How to read a schema, which says nothing of where it is served and how accounts are connected. */
export interface GraphQlOptions {
  /** Where the schema came from: a URL, or a file's name. */
  from: string
  /** Where calls go: the https URL of the service's endpoint. Names of fields may stand in its host. */
  baseUrl?: string | undefined
  slug?: string | undefined
  name?: string | undefined
  /** How accounts are connected: `bearer` for a token, or `none`. */
  auth?: string | undefined
  /** The header of a key that accounts have, in place of `auth`, and what stands before the key in it. */
  header?: string | undefined
  prefix?: string | undefined
  /** Only fields whose name, place (`Query.issues`) or kind (`mutation`) fits one of these; `*` stands for anything. */
  only?: readonly string[] | undefined
  /** Deprecated fields and arguments too. */
  deprecated?: boolean | undefined
  /** The day, for the version. */
  today?: Date | undefined
}
