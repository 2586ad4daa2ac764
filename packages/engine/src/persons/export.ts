import { MaillonError } from '@maillon/core'
import { snakeCase } from './snake-case.ts'
import type { PersonPart, PersonPlace, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { personTables } from './tables.ts'

/** A row that is known of a person, as they are told of it: without secrets. */
export interface ExportedRow {
  table: string
  row: Record<string, unknown>
}

/** Where an export goes on. */
export interface ExportPlace {
  part: number
  after?: PersonPlace | undefined
}

/** So many characters are a page; one row more may come to it. */
const maxCharacters = 1_000_000
const rowsAtOnce = 20

const parts = (Object.keys(personTables) as (keyof typeof personTables)[]).flatMap((table) => {
  const { export: told } = personTables[table]
  return typeof told === 'string' ? [] : [{ part: table as PersonPart, ...told }]
})

type Stored = Readonly<Record<string, unknown>>

/** Reads all that is known of a person, page by page, with what is sealed opened. */
export function createExport({ store, vault }: { store: Store; vault: Vault }) {
  async function opened(part: PersonPart, row: Stored, column: string): Promise<unknown> {
    const { projectId, id, sessionId } = row
    const sealed = row[column]
    if (typeof sealed !== 'string') return null
    const place = {
      projectId: String(projectId),
      row: part === 'storedResults' ? `${String(sessionId)}/${String(id)}` : String(id),
      field: `${snakeCase(part)}.${column}`,
      version: 1,
    }
    try {
      return await vault.open(place, sealed)
    } catch (error) {
      if (!MaillonError.is(error, 'secret_unreadable')) throw error
      return { unreadable: true }
    }
  }

  async function told(index: number, row: Stored): Promise<ExportedRow | undefined> {
    const { part, tells, opens = [] } = parts[index] ?? {}
    if (!part || !tells) return undefined
    const plain = tells.map((column) => [snakeCase(column), readable(column, row[column])] as const)
    const open = opens.map(async (column) => [column, await opened(part, row, column)] as const)
    const columns = Object.fromEntries([...plain, ...(await Promise.all(open))])
    return { table: snakeCase(part), row: columns }
  }

  return async (
    projectId: string,
    userId: string,
    from: ExportPlace = { part: 0 },
  ): Promise<{ rows: ExportedRow[]; next: ExportPlace | undefined }> => {
    const rows: ExportedRow[] = []
    let size = 0
    for (let { part, after } = from; ; ) {
      const name = parts[part]?.part
      if (name === undefined) {
        for (const { id, ...lists } of await store.persons.sharedWith(projectId, userId))
          rows.push({ table: 'sharing', row: { account_id: id, ...lists } })
        return { rows, next: undefined }
      }
      const found = await store.persons.rows(projectId, userId, name, after, rowsAtOnce)
      for (const { row, at } of found) {
        const one = await told(part, row)
        if (!one) continue
        rows.push(one)
        after = at
        size += JSON.stringify(one).length
        if (size > maxCharacters) return { rows, next: { part, after } }
      }
      if (found.length === rowsAtOnce) continue
      part += 1
      after = undefined
      if (rows.length >= rowsAtOnce) return { rows, next: { part } }
    }
  }
}

const structured = new Set(['config', 'scopes', 'sharing', 'fields', 'linkParameters', 'detail'])
const times = /(^at|At|Until)$/

/** As people and programs read it: times as text, JSON as what it says. */
function readable(column: string, value: unknown): unknown {
  if (typeof value === 'number' && times.test(column)) return new Date(value).toISOString()
  const isJson = structured.has(column) || column === 'expectedIdentity'
  if (!isJson || typeof value !== 'string') return value ?? null
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
