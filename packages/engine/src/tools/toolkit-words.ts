import type { Toolkit } from '@maillon/core/toolkit'

/** What people call a toolkit: its name, and of one that is a document's title, the words that its slug has. */
export function toolkitWords({ slug, name }: Pick<Toolkit, 'slug' | 'name'>): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => slug.includes(word.toLowerCase())).join(' ') || name
}
