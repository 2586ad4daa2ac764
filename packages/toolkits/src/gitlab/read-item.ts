import { clip } from '../clip.ts'
import type { GitlabItem } from './fields.ts'

/** An issue or merge request with people by name, and a text of at most this many characters. */
export function readItem<Item extends GitlabItem>(source: Item, length: number) {
  const { author, assignees, description, ...rest } = source
  return {
    ...rest,
    ...(description && { description: clip(description, length) }),
    ...(author && { author: author.username }),
    ...(assignees && { assignees: assignees.map(({ username }) => username) }),
  }
}
