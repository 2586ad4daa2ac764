/** Upper ends of the steps by which durations are counted, in ms; whatever is longer is one more. */
const steps = [
  5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000, 1_500, 2_000, 3_000,
  4_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 120_000,
]

/** The step that a duration counts to. */
export function stepOf(ms: number): number {
  const step = steps.findIndex((end) => ms <= end)
  return step === -1 ? steps.length : step
}

/** The duration that such a part of those counted kept to, as the upper end of its step; undefined where there are none. */
export function percentile(
  counted: readonly { step: number; calls: number }[],
  part: number,
): number | undefined {
  const total = counted.reduce((sum, { calls }) => sum + calls, 0)
  let seen = 0
  for (const { step, calls } of counted.toSorted((a, b) => a.step - b.step)) {
    seen += calls
    if (seen >= total * part) return steps[step] ?? steps.at(-1)
  }
  return undefined
}
