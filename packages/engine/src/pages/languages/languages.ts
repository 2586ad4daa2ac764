import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { Language } from './language.ts'

/** Spoken to whoever asks for none of the others. */
export const english: Language = { tag: 'en', texts: en }

/** The languages of the pages, one file each. */
export const languages: readonly Language[] = [
  english,
  { tag: 'de', texts: de },
  { tag: 'es', texts: es },
  { tag: 'fr', texts: fr },
  { tag: 'ja', texts: ja },
]
