/** The items of a list from `start` to before `stop`, each `step`th; backwards where that is below 0. Throws for a step of 0. */
export function slice(
  list: readonly unknown[],
  { start, stop, step }: Record<'start' | 'stop' | 'step', number | null>,
): unknown[] {
  const by = step ?? 1
  if (by === 0) throw new Error('The step of a slice is not 0.')
  const [low, high] = by < 0 ? [-1, list.length - 1] : [0, list.length]
  const place = (index: number) =>
    Math.min(Math.max(index < 0 ? index + list.length : index, low), high)
  const from = start === null ? (by < 0 ? high : low) : place(start)
  const to = stop === null ? (by < 0 ? low : high) : place(stop)
  const kept: unknown[] = []
  for (let index = from; by > 0 ? index < to : index > to; index += by) kept.push(list[index])
  return kept
}
