import { placeName } from './place-name.ts'
import type { Plan } from './files/plan-app.ts'

/** What would be written into a folder, before it is. */
export function preview({ created, changed, kept }: Plan, place: string): string {
  const parts = [
    [`To be written into ${placeName(place)}:`, created.map(({ path }) => path)],
    ['To get what they lack:', changed.map(({ path }) => path)],
    ['To stay as they are:', kept],
  ] as const
  const told = parts.filter(([, paths]) => paths.length > 0)
  if (told.length === 0) return 'There is nothing to be written: all of it is there.'
  return told.flatMap(([title, paths]) => [title, ...paths.map((one) => `  ${one}`)]).join('\n')
}
