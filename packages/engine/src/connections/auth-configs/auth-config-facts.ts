import type { AuthConfigRow } from '../../store/rows.ts'

/** What the audit log says of an auth config: of what was filled in the names alone, of its client that it has one. */
export function authConfigFacts(row: AuthConfigRow) {
  return {
    toolkit: row.toolkit,
    name: row.name,
    way: row.way,
    managed: row.isManaged,
    enabled: row.enabled,
    scopes: row.scopes,
    own_client: row.credentials !== null,
    filled_in: Object.keys(row.fields ?? {}),
  }
}
