/** Maps a list with at most `size` calls under way; order is kept, the first rejection ends it. */
export async function inBatches<In, Out>(
  list: readonly In[],
  size: number,
  call: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  for (let start = 0; start < list.length; start += size) {
    results.push(...(await Promise.all(list.slice(start, start + size).map(call))))
  }
  return results
}
