/** Runs work on items side by side, at most so many at once; answers are in the items' order. Rejects with the first fault. */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  count: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, worker))
  return results
}
