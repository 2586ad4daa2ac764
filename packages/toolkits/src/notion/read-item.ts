import type { z } from 'zod'
import { type item, plain, type RichText } from './fields.ts'

/** What Notion answers for a page or a data source. */
export interface NotionObject {
  id: string
  object: string
  url?: string | null
  last_edited_time?: string
  in_trash?: boolean
  title?: RichText[]
  properties?: Record<string, NotionProperty>
}

interface NotionValue {
  name?: string
  person?: { email?: string }
  start?: string
  end?: string | null
  url?: string
  type?: string
  id?: string
}

interface NotionProperty {
  type?: string
  [type: string]: unknown
}

/** A page or table with its columns in plain values: ids, colours and annotations are noise to a model. */
export function readItem(source: NotionObject): z.input<typeof item> {
  const { id, object, url, last_edited_time, in_trash, title, properties = {} } = source
  const named = Object.entries(properties)
  const titleColumn = named.find(([, { type }]) => type === 'title')?.[1]
  const columns =
    object === 'page' ? named.filter(([, property]) => property !== titleColumn) : named
  return {
    id,
    object,
    title: plain(title ?? (titleColumn?.title as RichText[] | undefined)),
    ...(url !== undefined && { url }),
    ...(last_edited_time && { last_edited_time }),
    ...(in_trash !== undefined && { in_trash }),
    ...(columns.length > 0 && {
      properties: Object.fromEntries(
        columns.map(([name, property]) => [
          name,
          object === 'page' ? valueOf(property) : columnOf(property),
        ]),
      ),
    }),
  }
}

/** A column of a table: its type, and what may be chosen. */
function columnOf(property: NotionProperty): unknown {
  const { type = '' } = property
  const { options } = (property[type] ?? {}) as { options?: { name: string }[] }
  return options ? { type, options: options.map(({ name }) => name) } : { type }
}

function valueOf(property: NotionProperty): unknown {
  const value = property[property.type ?? '']
  if (Array.isArray(value)) {
    const isText = value.some((part: RichText) => part.plain_text !== undefined)
    return isText ? plain(value as RichText[]) : value.map(named)
  }
  return named(value)
}

/** The name, e-mail, time or id that stands for a value of several members. */
function named(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { name, person, start, end, url, type, id } = value as NotionValue
  if (name !== undefined) return name
  if (start !== undefined) return end ? `${start}/${end}` : start
  if (person !== undefined) return person.email
  if (url !== undefined) return url
  // Formulas and rollups hold a value of a further type.
  if (type !== undefined) return (value as Record<string, unknown>)[type]
  return id
}
