import type { Texts } from './texts.ts'

/** A language of the pages. */
export interface Language {
  /** As in a `lang` attribute: `de`, `pt-BR`. */
  tag: string
  texts: Texts
  /** Where its lines begin; on the left when left out. */
  direction?: 'rtl'
}
