import { expect, test } from 'vitest'
import { en } from './en.ts'
import { languages } from './languages.ts'

/** Every text by its path, the forms of a plural each as one. */
function textsOf(texts: object, path = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([name, text]: [string, object | string]) =>
    typeof text === 'string' ? [[path + name, text]] : textsOf(text, `${path}${name}.`),
  )
}

const isPlural = (path: string) => /\.(?:zero|one|two|few|many|other)$/.test(path)
const valuesIn = (text: string) =>
  [...text.matchAll(/\{(.*?)\}/g)].map(([, name]) => name).toSorted()
const english = new Map(textsOf(en))

test.each(languages)(
  '$tag has every text, and each fills in what the English one does',
  ({ texts }) => {
    const own = new Map(textsOf(texts))
    const paths = [...own.keys()].filter((path) => !isPlural(path) || path.endsWith('.other'))
    expect(paths.toSorted()).toEqual(
      [...english.keys()].filter((path) => !isPlural(path) || path.endsWith('.other')).toSorted(),
    )
    for (const [path, text] of own) {
      const source = english.get(path) ?? english.get(path.replace(/\.\w+$/, '.other')) ?? ''
      expect(valuesIn(text), path).toEqual(valuesIn(source))
      if (path === 'between') continue
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/[<>]|\s$|^\s+\S|  |\.\.\.|'/)
    }
  },
)

test.each(languages)(
  '$tag has the forms of a number that its people tell apart',
  ({ tag, texts }) => {
    const rules = new Intl.PluralRules(tag)
    // Of a few things, as a page has them; many a language has another form for millions.
    const told = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)))
    expect(new Set(Object.keys(texts.scopes))).toEqual(new Set([...told, 'other']))
  },
)

test.each(languages)(
  '$tag is a language that the runtime can count and tell times in',
  ({ tag }) => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
    for (const format of [Intl.PluralRules, Intl.RelativeTimeFormat, Intl.ListFormat])
      expect(format.supportedLocalesOf([tag])).toEqual([tag])
  },
)

test('no line of French ends before a sign of two parts', () => {
  const french = languages.find(({ tag }) => tag === 'fr')?.texts ?? {}
  for (const [path, text] of textsOf(french)) {
    expect(text, path).not.toMatch(/[^\u00a0][:;?!»]|«[^\u00a0]/)
  }
})
