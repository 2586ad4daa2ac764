/** Tells whether the whole of a text fits; what would take more looks than there are left does not. */
export type Pattern = (text: string, looks?: Looks) => boolean

/** How often characters may be held against steps: a large pattern does that a thousand times for each. */
export interface Looks {
  left: number
}

/** A step of a pattern: what one character has to be, or where it goes on. */
type Step =
  | { test: (code: number) => boolean; next: number }
  | { either: readonly [number, number] }
  | { end: true }

type Test = (code: number) => boolean
/** Adds the steps of a part, which go on at `next`, and answers the first of them. */
type Part = (next: number) => number

const maxSteps = 1_000
/** How often parts may be repeated to make them: more are of parts that have no step, and would never come to an end. */
const maxRepeated = 2 * maxSteps
/** Longer texts fit no pattern. */
const maxText = 4_096

/**
 * A regular expression that takes time in proportion to the text, whatever it is and whatever the text: what would need
 * to go back (references, looking ahead or behind) is none of it. `^` and `$` at its ends are taken for granted. Throws a
 * `SyntaxError` that says what is wrong.
 */
export function linearPattern(source: string): Pattern {
  const steps: Step[] = [{ end: true }]
  let repeats = 0
  const add = (step: Step): number => {
    if (steps.length >= maxSteps) throw tooLarge()
    return steps.push(step) - 1
  }
  const characters = Array.from(withoutAnchors(source))
  let at = 0
  const first = either()(0)
  if (at < characters.length) throw new SyntaxError('It has a ) without its (.')
  return (text, looks = { left: Infinity }) =>
    text.length <= maxText && fits(steps, first, text, looks)

  function either(): Part {
    const parts = [sequence()]
    while (characters[at] === '|') {
      at += 1
      parts.push(sequence())
    }
    return parts.reduceRight(
      (rest, part): Part =>
        (next) =>
          add({ either: [part(next), rest(next)] }),
    )
  }

  function sequence(): Part {
    const parts: Part[] = []
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')')
      parts.push(repeated(one()))
    return (next) => parts.reduceRight((after, part) => part(after), next)
  }

  function repeated(part: Part): Part {
    const [min, max] = times()
    if (max === 1 && min === 1) return part
    if (/[*+?{]/.test(characters[at] ?? '')) throw new SyntaxError('It repeats a repetition.')
    const once: Part = (next) => {
      repeats += 1
      if (repeats > maxRepeated) throw tooLarge()
      return part(next)
    }
    return (next) => {
      let first = next
      if (max === Infinity) {
        const loop = add({ either: [0, next] })
        steps[loop] = { either: [once(loop), next] }
        first = loop
      } else
        for (let count = min; count < max; count += 1) first = add({ either: [once(first), next] })
      for (let count = 0; count < min; count += 1) first = once(first)
      return first
    }
  }

  function times(): [min: number, max: number] {
    const character = characters[at] ?? ''
    if (!/^[*+?{]$/.test(character)) return [1, 1]
    at += 1
    if (character === '*') return [0, Infinity]
    if (character === '+') return [1, Infinity]
    if (character === '?') return [0, 1]
    const end = characters.indexOf('}', at)
    const said = /^(\d{1,4})(,(\d{0,4}))?$/.exec(characters.slice(at, Math.max(end, at)).join(''))
    if (!said)
      throw new SyntaxError('It has a { that is no {2}, {2,} or {2,5}: write \\{ for the sign.')
    at = end + 1
    const min = Number(said[1])
    const max = said[2] === undefined ? min : said[3] === '' ? Infinity : Number(said[3])
    if (max < min) throw new SyntaxError('It repeats at most less often than at least.')
    return [min, max]
  }

  function one(): Part {
    const character = characters[at]!
    at += 1
    if (character === '(') return group()
    const test = character === '[' ? set() : single(character)
    return (next) => add({ test, next })
  }

  function group(): Part {
    if (characters[at] === '?') {
      if (characters[at + 1] !== ':')
        throw new SyntaxError('It looks ahead or behind, or names a group.')
      at += 2
    }
    const inner = either()
    if (characters[at] !== ')') throw new SyntaxError('It has a ( without its ).')
    at += 1
    return inner
  }

  function single(character: string): Test {
    if (character === '.') return (code) => !lineEnds.has(code)
    if (character === '\\') return escaped()
    if (/[*+?{}^$\]]/.test(character))
      throw new SyntaxError(
        `It has a ${character} out of place: write \\${character} for the sign.`,
      )
    return is(character)
  }

  function escaped(): Test {
    const character = characters[at] ?? ''
    at += 1
    const known = classes[character.toLowerCase()]
    if (known) return character === character.toLowerCase() ? known : (code) => !known(code)
    if (character in controls) return is(controls[character]!)
    if (/^[^\p{L}\p{N}\s]$/u.test(character)) return is(character)
    throw new SyntaxError(`It has \\${character}, which patterns here do not know.`)
  }

  function set(): Test {
    const isNot = characters[at] === '^'
    if (isNot) at += 1
    const tests: Test[] = []
    while (characters[at] !== ']') {
      if (at >= characters.length) throw new SyntaxError('It has a [ without its ].')
      tests.push(member())
    }
    at += 1
    return (code) => tests.some((test) => test(code)) !== isNot
  }

  function member(): Test {
    const from = literal()
    const isRange = characters[at] === '-' && characters[at + 1] !== ']'
    if (typeof from !== 'string' || !isRange) return typeof from === 'string' ? is(from) : from
    at += 1
    const to = literal()
    if (typeof to !== 'string' || codeOf(to) < codeOf(from))
      throw new SyntaxError('It has a range in [ ] that begins behind its end.')
    return (code) => code >= codeOf(from) && code <= codeOf(to)
  }

  function literal(): string | Test {
    const character = characters[at] ?? ''
    at += 1
    if (character !== '\\') return character
    const sign = characters[at] ?? ''
    const test = escaped()
    return sign.toLowerCase() in classes ? test : (controls[sign] ?? sign)
  }
}

const tooLarge = () => new SyntaxError('It is too large: repeat less in it.')
const codeOf = (character: string) => character.codePointAt(0) ?? -1
const is =
  (character: string): Test =>
  (code) =>
    code === codeOf(character)
const lineEnds = new Set([0x0a, 0x0d, 0x2028, 0x2029])
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const classes: Readonly<Record<string, Test>> = {
  d: (code) => /[0-9]/.test(String.fromCodePoint(code)),
  w: (code) => /\w/.test(String.fromCodePoint(code)),
  s: (code) => /\s/.test(String.fromCodePoint(code)),
}

function withoutAnchors(source: string): string {
  const rest = source.startsWith('^') ? source.slice(1) : source
  const isAnchor = /(?<!\\)(?:\\\\)*\$$/.test(rest)
  return isAnchor ? rest.slice(0, -1) : rest
}

/** All ways through the steps at once, so that none is gone twice for one character. */
function fits(steps: readonly Step[], first: number, text: string, looks: Looks): boolean {
  let now = reached(steps, [first])
  for (const character of text) {
    looks.left -= now.size
    if (now.size === 0 || looks.left < 0) return false
    const code = codeOf(character)
    const next: number[] = []
    for (const at of now) {
      const step = steps[at]!
      if ('test' in step && step.test(code)) next.push(step.next)
    }
    now = reached(steps, next)
  }
  return now.has(0)
}

/** Where these lead without a character. */
function reached(steps: readonly Step[], from: readonly number[]): Set<number> {
  const seen = new Set(from)
  const open = [...from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const step = steps[at]!
    if (!('either' in step)) continue
    for (const next of step.either)
      if (!seen.has(next)) {
        seen.add(next)
        open.push(next)
      }
  }
  return seen
}
