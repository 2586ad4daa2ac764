import { deedOf } from './deeds.ts'
import type { Field } from './postings.ts'
import type { SearchableTool } from './searchable-tool.ts'
import { readTerms, type Terms } from './terms.ts'
import { whatItDoes } from './what-it-does.ts'

/** What an index keeps of a tool. */
export interface ReadTool {
  /** What it is found by. */
  fields: readonly Field[]
  /** The stems of its name, but for its verb and for words of number. */
  name: readonly string[]
  /** As `whatItDoes` says. */
  does: number
}

const numberWords = new Set(['multiple', 'single', 'certain'])

/** Reads a tool. */
export function readTool(tool: SearchableTool, stem: (word: string) => string): ReadTool {
  const read = (text: string) => readTerms(text, stem)
  const name = read(tool.name)
  const toolkit = read(tool.toolkit)
  return {
    fields: [
      field(3, name),
      field(2, toolkit),
      field(2, read((tool.keywords ?? []).join(' '))),
      field(1, read(tool.description)),
      field(1, read(tool.parameters.join(' '))),
      field(1, read(tool.operation ?? '')),
      { weight: 1, terms: [...name.grams, ...toolkit.grams] },
    ],
    name: name.words.filter((_, place) => namesThing(name.written[place]!, place)),
    does: whatItDoes(tool),
  }
}

function namesThing(word: string, place: number): boolean {
  return !numberWords.has(word) && (place > 0 || deedOf(word) === 0)
}

function field(weight: number, { words, pairs }: Terms): Field {
  return { weight, terms: [...words, ...pairs] }
}
