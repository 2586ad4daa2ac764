/** All that a list has, page by page. */
export async function allPages<Item>(
  list: (paging: {
    limit: number
    cursor: string | undefined
  }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await list({ limit: 1000, cursor })
    all.push(...page.items)
    cursor = page.nextCursor
  }
  return all
}
