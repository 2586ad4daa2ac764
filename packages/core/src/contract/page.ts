import { z } from 'zod'

/** A comma-separated query value as a list of at most 1000; absent and empty ones are undefined. */
export const list = z
  .string()
  .optional()
  .transform((text) => {
    const items =
      text
        ?.split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '') ?? []
    return items.length > 0 ? items : undefined
  })
  .pipe(z.array(z.string()).max(1000).optional())

/** `true` or `false` in a query. */
export const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform((text) => (text === undefined ? undefined : text === 'true'))

/** Query of every list: `limit` rows from where `cursor` points. */
export function paging(defaultLimit: number, maxLimit: number) {
  return {
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(maxLimit).default(defaultLimit),
  }
}

/** One page of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next_cursor: z.string().nullable(),
    total_items: z.number().int(),
    total_pages: z.number().int(),
    current_page: z.number().int(),
  })
}

export interface Page<Item> {
  items: Item[]
  next_cursor: string | null
  total_items: number
  total_pages: number
  current_page: number
}
