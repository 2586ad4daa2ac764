/** How much `y` grows with each 1 of `x`, by least squares. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))]
  const both = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return both / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}
