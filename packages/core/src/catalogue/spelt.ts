import type { KnownTool, SlugsOf, ToolOf, ToolkitWithTools } from './installed-tools.ts'

/** A slug; none for one that a toolkit would have that is known, and has not: it is misspelt. What is a variable passes. */
export type Sound<Slug extends string> = Slug extends KnownTool
  ? Slug
  : Slug extends SlugsOf<ToolkitWithTools>
    ? IsPattern<Slug> extends true
      ? Slug
      : never
    : Slug

/** What a list of tools takes: known slugs, for editors to offer, and other sound ones. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- none is known here
export type Listed<Slug extends string> = KnownTool | Sound<Slug>

/** What a list of a toolkit's tools takes: none that is known as another toolkit's. */
export type ListedOf<Toolkit extends string, Slug extends string> =
  // oxlint-disable-next-line typescript/no-redundant-type-constituents -- as above
  ToolOf<Toolkit> | (Slug extends KnownTool ? never : Sound<Slug>)

/** A slug as it was written; of one that is misspelt, those that may have been meant. */
export type Spelt<Slug extends string> = Slug extends KnownTool
  ? Slug
  : Slug extends SlugsOf<ToolkitWithTools>
    ? IsPattern<Slug> extends true
      ? Slug
      : DidYouMean<Nearest<{ [Known in Sisters<Slug>]: Distance<Slug, Known> }>>
    : Slug

/** What the compiler names where a slug is misspelt. */
export type DidYouMean<Slug extends string> = Slug | (string & { readonly [misspelt]: never })
declare const misspelt: unique symbol

/** Whether it stands for more than one text, as `GMAIL_${string}` does. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- what asks for no key
type IsPattern<Slug extends string> = Record<never, never> extends Record<Slug, 1> ? true : false

/** The tools of the toolkit that a slug begins with. */
type Sisters<Slug extends string> = {
  [Toolkit in ToolkitWithTools]: Slug extends SlugsOf<Toolkit> ? ToolOf<Toolkit> : never
}[ToolkitWithTools]

/** Those that a slip of the finger makes of it, else another ending, else another word, else all there are. */
type Nearest<Distances> = First<
  [
    Within<Distances, 0 | 1 | 2>,
    Within<Distances, 3 | 4 | 5>,
    Within<Distances, 6 | 7 | 8 | 9>,
    keyof Distances,
  ]
>

type First<Lists> = Lists extends [infer Head, ...infer Rest]
  ? [Head] extends [never]
    ? First<Rest>
    : Extract<Head, string>
  : never

type Within<Distances, Steps> = {
  [Slug in keyof Distances]: Distances[Slug] extends Steps ? Slug : never
}[keyof Distances]

/** How long the part is in which two texts differ, between what they begin and end with alike. */
type Distance<One extends string, Other extends string> =
  AfterStart<One, Other> extends [infer A extends string, infer B extends string]
    ? AfterStart<Reversed<A>, Reversed<B>> extends [infer C extends string, infer D extends string]
      ? Longer<C, D>
      : never
    : never

type AfterStart<
  One extends string,
  Other extends string,
> = One extends `${infer Letter}${infer Rest}`
  ? Other extends `${Letter}${infer OtherRest}`
    ? AfterStart<Rest, OtherRest>
    : [One, Other]
  : [One, Other]

type Reversed<
  Text extends string,
  Done extends string = '',
> = Text extends `${infer Letter}${infer Rest}` ? Reversed<Rest, `${Letter}${Done}`> : Done

type Longer<
  One extends string,
  Other extends string,
  Count extends 0[] = [],
> = `${One}${Other}` extends '' ? Count['length'] : Longer<Tail<One>, Tail<Other>, [...Count, 0]>

type Tail<Text extends string> = Text extends `${string}${infer Rest}` ? Rest : ''
