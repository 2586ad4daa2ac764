import { deeds } from './deeds.ts'
import type { Wish } from './read-wish.ts'
import { aboutMany } from './what-it-does.ts'

/** It does what is asked for to as many things as are meant... */
const asMany = 1.25
/** ...or what may be meant; it makes a thing where one is to be changed, or changes one; it does something else. */
const meant = 0.8
const near = 0.5
const other = 0.35

/** Weighs scores by what each tool does, as `whatItDoes` says, where the request says what it wants done. */
export function weighDeeds(scores: Float64Array, done: Uint8Array, wish: Wish): void {
  if (wish.deeds === 0) return
  const factors = Float64Array.from({ length: 2 * aboutMany }, (_, does) => factorOf(does, wish))
  for (let place = 0; place < scores.length; place++) scores[place]! *= factors[done[place]!]!
}

function factorOf(does: number, wish: Wish): number {
  const deed = does & ~aboutMany
  // Of what a tool does that does not say so, the best is thought.
  if (deed === 0) return 1
  if (deed & wish.deeds) {
    const isMany = (does & aboutMany) > 0
    return deed === deeds.find && wish.isMany === isMany ? asMany : 1
  }
  if (deed & wish.also) return meant
  const isOnlyRead = wish.deeds === deeds.find
  return deed === deeds.find || deed === deeds.remove || isOnlyRead ? other : near
}
