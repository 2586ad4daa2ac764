/** How much of its best tool's score a toolkit gives to each of its others. */
const share = 0.5

/** The toolkits of tools as numbers, in the tools' order. */
export interface ToolkitPlaces {
  of: Int32Array
  /** How many tools each has. */
  sizes: Int32Array
}

/** Numbers the toolkits of tools. */
export function toolkitPlaces(tools: readonly { toolkit: string }[]): ToolkitPlaces {
  const numbers = new Map<string, number>()
  const of = Int32Array.from(tools, ({ toolkit }) => {
    const number = numbers.get(toolkit) ?? numbers.size
    numbers.set(toolkit, number)
    return number
  })
  const sizes = new Int32Array(numbers.size)
  for (const number of of) sizes[number]! += 1
  return { of, sizes }
}

/**
 * Raises tools whose toolkit has another one that fits: steps of a task often stay within one service. A large toolkit
 * says less about each of its tools, so it raises them less, by the fourth root of its size.
 */
export function liftToolkits(scores: Float64Array, { of, sizes }: ToolkitPlaces): void {
  const lifts = new Float64Array(sizes.length)
  for (let place = 0; place < scores.length; place++) {
    if (scores[place]! > lifts[of[place]!]!) lifts[of[place]!] = scores[place]!
  }
  for (let number = 0; number < lifts.length; number++) {
    lifts[number]! *= share / sizes[number]! ** 0.25
  }
  for (let place = 0; place < scores.length; place++) {
    if (scores[place]! > 0) scores[place]! += lifts[of[place]!]!
  }
}
