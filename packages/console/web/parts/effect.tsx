import { Chip } from './chip.tsx'

export type Effect = 'read' | 'write' | 'destroy'

/** What a tool does to the service, by the hints that lists tell of it. */
export function effectOf(tags: readonly string[]): Effect {
  if (tags.includes('readOnlyHint')) return 'read'
  return tags.includes('destructiveHint') ? 'destroy' : 'write'
}

const looks = {
  read: { tone: 'quiet', says: 'reads' },
  write: { tone: 'info', says: 'writes' },
  destroy: { tone: 'bad', says: 'destroys' },
} as const

/** The same as a mark. */
export function EffectMark({ effect }: { effect: Effect }) {
  return <Chip tone={looks[effect].tone}>{looks[effect].says}</Chip>
}
