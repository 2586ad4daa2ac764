import type { Brand } from '../branding/read-branding.ts'
import type { Language } from '../languages/language.ts'

/** What every page is shown with: whose it is, in which language, and by what its own style is known. */
export interface Look {
  brand: Brand
  language: Language
  nonce: string
}
