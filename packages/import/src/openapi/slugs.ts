import { createHash } from 'node:crypto'
import { wordsOf } from './texts.ts'

/** Longer names of tools are refused by model APIs. */
const longest = 64

/** Gives out tools' slugs: `TOOLKIT_VERB_NOUN`, each once and none that is taken, the same for the same document. */
export function createSlugs(
  toolkit: string,
  taken: readonly string[] = [],
): (operation: string) => string {
  const prefix = toolkit.toUpperCase().replaceAll('-', '_')
  const given = new Set(taken)
  return (operation) => {
    const words = wordsOf(operation).map((word) => word.toUpperCase())
    if (words[0] === prefix && words.length > 1) words.shift()
    const name = words.join('_') || 'CALL'
    const whole = `${prefix}_${name}`
    let slug = whole.length <= longest ? whole : shortened(whole)
    for (let number = 2; given.has(slug); number += 1) {
      const end = `_${number}`
      slug = `${whole.slice(0, longest - end.length)}${end}`
    }
    given.add(slug)
    return slug
  }
}

function shortened(slug: string): string {
  const mark = createHash('sha256').update(slug).digest('hex').slice(0, 6).toUpperCase()
  return `${slug.slice(0, longest - 7)}_${mark}`
}
