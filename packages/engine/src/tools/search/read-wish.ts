import { deedOf, deedOfPhrase, deeds } from './deeds.ts'
import { impliedThings } from './implied-things.ts'
import { isPlural } from './plural.ts'

/** What a request wants done, beside the words for what it is about. */
export interface Wish {
  /** What is asked for, as bits of `deeds`; 0 when that is not said. */
  deeds: number
  /** What may be meant as well. */
  also: number
  /** Whether it is about several things; undefined when that is not said. */
  isMany: boolean | undefined
  /** How many clauses it has, each with a goal of its own. */
  goals: number
  /** Words, as written in lower case, that say what is to be done and name nothing. */
  faint: ReadonlySet<string>
  /** What is meant and not named, in the words of tools, by the word that implies it. */
  implied: readonly { thing: string; by: string }[]
}

const clauseEnd = /[.,;:!?\n]+|\b(?:and|then)\b/
const wordPattern = /[\p{L}\p{N}'’#-]+/gu
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** What may stand before the verb of a clause. */
const before = wordsOf(
  `please can could would will should must you i we i'd we'd i'm like want wants need needs have to let lets let's help me
  us just kindly also now quickly hi hello hey ok okay yes the there`,
)
const indefinite = wordsOf('a an new another')
const definite = wordsOf('the my our this that these those his her their its')
/** What stands before the thing that a verb is about. */
const beforeThing = wordsOf('me us up the all many for are is my our')
const afterThing = wordsOf(
  `of in on for to with from about at by that is am are was were do does did has have into under between we i you they my`,
)
/** A request of more clauses than these names what it is about somewhere. */
const few = 2
/** So many words behind its verb, the second word of a phrase still belongs to it: take the label off. */
const reach = 6

/** Reads what a request wants done, from the verbs of its clauses and the articles behind them. */
export function readWish(text: string): Wish {
  const clauses = text
    .toLowerCase()
    .split(clauseEnd)
    .flatMap((clause) => readClause(clause.match(wordPattern) ?? []) ?? [])
  const wanted = clauses.reduce((sum, clause) => sum | clause.deeds, 0)
  const faint = clauses.filter(
    ({ verb, isPhrase }) => isPhrase || Object.hasOwn(impliedThings, verb),
  )
  return {
    deeds: wanted,
    also: clauses.reduce((sum, clause) => sum | clause.also, 0),
    isMany: clauses.find(({ isMany }) => isMany !== undefined)?.isMany,
    goals: clauses.length,
    faint: new Set(faint.map(({ verb }) => verb)),
    implied: clauses.length <= few ? impliedBy(text, clauses, wanted) : [],
  }
}

/** Whoever asks for something of their own is the authenticated user to most services. */
function impliedBy(text: string, clauses: readonly Clause[], wanted: number): Wish['implied'] {
  const said = clauses.flatMap(({ verb, isPhrase }) => {
    const things = !isPhrase && Object.hasOwn(impliedThings, verb) ? impliedThings[verb]! : []
    return things.map((thing) => ({ thing, by: verb }))
  })
  const [own] = (wanted === deeds.find && /\b(?:my|mine|i|am)\b/i.exec(text)) || []
  return own === undefined ? said : [...said, { thing: 'authenticated', by: own }]
}

interface Clause {
  deeds: number
  also: number
  isMany?: boolean | undefined
  verb: string
  isPhrase: boolean
}

/** Undefined where there is nothing. */
function readClause(words: readonly string[]): Clause | undefined {
  const start = words.findIndex((word, place) => !before.has(word) || place === words.length - 1)
  const verb = words[start]
  if (verb === undefined) return undefined
  const rest = words.slice(start + 1)
  const phrase = phraseOf(verb, rest)
  const deed = phrase ?? deedOf(verb)
  const said = { verb, isPhrase: phrase !== undefined }
  if (deed === 0) return { ...said, deeds: 0, also: 0 }
  return { ...said, ...byArticle(deed, rest[0] ?? ''), isMany: isAboutMany(rest) }
}

function phraseOf(verb: string, rest: readonly string[]): number | undefined {
  for (const [place, other] of rest.slice(0, reach).entries()) {
    const deed = other === 'me' && place > 0 ? undefined : deedOfPhrase(verb, other)
    if (deed !== undefined) return deed
  }
  return undefined
}

/** An article tells whether the thing is there already: open an issue, open the issue. */
function byArticle(deed: number, article: string): Pick<Clause, 'deeds' | 'also'> {
  const { create } = deeds
  const isOpen = (deed & create) > 0 && deed !== create
  if (isOpen && indefinite.has(article)) return { deeds: create, also: deed & deeds.change }
  if (isOpen && definite.has(article)) return { deeds: deed & ~create, also: deed }
  return { deeds: deed, also: 0 }
}

function isAboutMany(rest: readonly string[]): boolean | undefined {
  const start = rest.findIndex((word) => !beforeThing.has(word))
  if (start < 0) return undefined
  const end = rest.findIndex((word, place) => place >= start && afterThing.has(word))
  const thing = rest.slice(start, end < 0 ? undefined : end)
  return thing.length > 0 ? thing.some(isPlural) : undefined
}
