/** How much of its best tool's score a toolkit of one tool would give to others. */
const share = 0.5

/** The toolkits of tools as numbers, in the tools' order. */
export interface ToolkitPlaces {
  of: Int32Array
  /** How many tools each has. */
  sizes: Float64Array
  /** How much of its best tool's score each gives to its others: less if it is large, by the fourth root of its size. */
  shares: Float64Array
}

/** Numbers the toolkits of tools. */
export function toolkitPlaces(tools: readonly { toolkit: string }[]): ToolkitPlaces {
  const numbers = new Map<string, number>()
  const of = Int32Array.from(tools, ({ toolkit }) => {
    const number = numbers.get(toolkit) ?? numbers.size
    numbers.set(toolkit, number)
    return number
  })
  const sizes = new Float64Array(numbers.size)
  for (const number of of) sizes[number]! += 1
  return { of, sizes, shares: sizes.map((size) => share / size ** 0.25) }
}

/**
 * Raises tools whose toolkit has another one that fits: steps of a task often stay within one service. A large toolkit
 * says less about each of its tools, so it raises them less.
 */
export function liftToolkits(scores: Float64Array, { of, shares }: ToolkitPlaces): void {
  const lifts = new Float64Array(shares.length)
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!
    if (score > 0 && score > lifts[of[place]!]!) lifts[of[place]!] = score
  }
  for (let number = 0; number < lifts.length; number++) lifts[number]! *= shares[number]!
  for (let place = 0; place < scores.length; place++) {
    if (scores[place]! > 0) scores[place]! += lifts[of[place]!]!
  }
}
