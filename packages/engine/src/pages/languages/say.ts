import { html } from 'hono/html'
import type { Language } from './language.ts'
import type { Plural, Text } from './texts.ts'

/** Markup whose values were escaped when it was made. */
export type Markup = ReturnType<typeof html>

type Values<Name extends string, Value> = { readonly [Each in Name]: Value }

/** A text with its values filled in, each apart from the direction of what is around it. */
export function say<Name extends string>(
  text: Text<Name>,
  values: Values<Name, Markup | string>,
): Markup {
  const parts = text.split(placeholder)
  return html`${parts.map((part, place) => {
    if (place % 2 === 0) return part
    const value = values[part as Name]
    return typeof value === 'string' ? html`<bdi>${value}</bdi>` : value
  })}`
}

/** The same where there is no markup: in titles. */
export function plain<Name extends string>(text: Text<Name>, values: Values<Name, string>): string {
  return text
    .split(placeholder)
    .map((part, place) => (place % 2 === 0 ? part : values[part as Name]))
    .join('')
}

/** The text for a number of things, with that number in it as `{count}`. */
export function sayCount<Name extends string>(
  { tag }: Language,
  plural: Plural<Name | 'count'>,
  count: number,
  values: Values<Exclude<Name, 'count'>, Markup | string>,
): Markup {
  const text = plural[new Intl.PluralRules(tag).select(count)] ?? plural.other
  return say(text, { ...values, count: html`${new Intl.NumberFormat(tag).format(count)}` } as never)
}

/** Each of several, as one says that there is a choice: `a, b or c`. */
export function sayOneOf({ tag }: Language, choices: readonly string[]): string {
  return new Intl.ListFormat(tag, { type: 'disjunction' }).format(choices)
}

/** When something ends, as people say it: `in 12 minutes`. Nobody's time zone has to be known for it. */
export function timeLeft({ tag }: Language, ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  const format = new Intl.RelativeTimeFormat(tag)
  if (minutes < 90) return format.format(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 36 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day')
}

/** Sentences one after the other. */
export function sentences({ texts }: Language, ...told: readonly (Markup | string)[]): Markup {
  return html`${told.map((sentence, place) => html`${place === 0 ? '' : texts.between}${sentence}`)}`
}

/** Words of a toolkit's data, which say of themselves where they are in another language than their page. */
export function foreign(language: Language, words: string): Markup {
  return html`<bdi${foreignMark(language)}>${words}</bdi>`
}

/** The attribute that says so. */
export function foreignMark({ tag }: Language): Markup | string {
  return tag === dataLanguage ? '' : html` lang="${dataLanguage}"`
}

/** Of what toolkits and services say of their fields and scopes. */
const dataLanguage = 'en'

const placeholder = /\{(\w+)\}/
