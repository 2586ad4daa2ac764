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

/**
 * A toolkit's slug from its document's title; where that tells nothing of its own, or is a sentence, from the host that its
 * calls go to.
 */
export function slugOf(title: string, baseUrl: string): string {
  const telling = wordsOf(title)
    .map((word) => word.toLowerCase())
    .filter((word) => !noise.has(word) && !/^v?\d+$/.test(word))
  const host = hostName(baseUrl)
  const isSaid = telling.includes(host)
  const isOdd = telling.length === 0 || telling.length > 3
  const words = isSaid || (isOdd && host !== '') ? [host] : telling
  return words.slice(0, 3).join('_').slice(0, 40) || 'imported'
}

const noise = new Set(
  'api apis rest restful http json the a of for open openapi swagger public documentation docs doc spec specification reference definition server'.split(
    ' ',
  ),
)

/** The label of a host that names the service: `github` of `api.github.com`. */
function hostName(baseUrl: string): string {
  const [, host = ''] = /^https:\/\/([^/:]*)/.exec(baseUrl) ?? []
  const labels = host.split('.').filter((label) => !label.includes('{'))
  const own = labels.slice(0, -1).filter((label) => !/^(co|com|net|org|gov|ac)$/.test(label))
  return (own.at(-1) ?? '').replaceAll(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
}
