import type { en } from './en.ts'

/** A text of the pages. What stands in braces is filled in: `Connect {service} to {app}`. */
export type Text<Name extends string = string> = string & { readonly values?: Name }

/** A text of a number, by what a language tells apart (`Intl.PluralRules`); what it does not is left out. */
export type Plural<Name extends string = string> = {
  readonly [Rule in Exclude<Intl.LDMLPluralRule, 'other'>]?: Text<Name>
} & { readonly other: Text<Name> }

/** All texts of the pages, as each language has them: a missing one is an error of the compiler. */
export type Texts = Translated<typeof en>

type Translated<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string
    ? Text<NamesIn<Source[Name]>>
    : Source[Name] extends { one: string; other: infer Other extends string }
      ? Plural<NamesIn<Other>>
      : Translated<Source[Name]>
}

type NamesIn<Source extends string> = Source extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
