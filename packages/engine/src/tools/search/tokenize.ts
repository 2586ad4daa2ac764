import { stopWords } from './stop-words.ts'

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const latinMarks = /(?<=\p{Script=Latin})\p{M}+/gu
/** Runs of scripts that put no spaces between words, or too few to compare by. */
const unspaced = new RegExp(
  `(?:(?!\\p{P})[${['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
    .map((script) => `\\p{scx=${script}}`)
    .join('')}])+`,
  'gu',
)
/** fetch|Emails, PDF|Reader, but not URLs. */
const camelBoundary =
  /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s(?!\p{Ll}))/u
const maxText = 4000
const maxWord = 40

/**
 * The words of a text that carry meaning, in order: lower case, without accents and stop words,
 * camel case and snake case split, and two characters at a time where a script has no spaces.
 * Reads the first 4,000 characters.
 */
export function tokenize(text: string): string[] {
  return (plain(text.slice(0, maxText)).replace(unspaced, bigrams).match(wordPattern) ?? [])
    .flatMap(splitCamel)
    .map((word) => word.toLowerCase().slice(0, maxWord))
    .filter((word) => !stopWords.has(word))
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(latinMarks, '').normalize('NFKC')
}

function bigrams(run: string): string {
  const characters = Array.from(run)
  const pairs = characters.slice(1).map((next, index) => `${characters[index]}${next}`)
  return ` ${pairs.join(' ') || run} `
}

/** A brand such as YouTube stays whole as well, since `you` alone is a stop word. */
function splitCamel(word: string): string[] {
  const parts = word.split(camelBoundary)
  const isBrand = parts.length === 2 && parts.some((part) => stopWords.has(part.toLowerCase()))
  return isBrand ? [...parts, word] : parts
}
