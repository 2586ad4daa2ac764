import { type BrandingOptions, readBranding } from '../branding/read-branding.ts'
import { chooseLanguage } from '../languages/choose-language.ts'
import { english } from '../languages/languages.ts'
import type { Look } from './look.ts'

/** A look for tests of one page, with a nonce that they know. */
export function testLook(
  app = 'Acme',
  branding: BrandingOptions = {},
  { language = 'en' } = {},
): Look {
  const brand = readBranding({ appName: app, branding }, { hasToolkit: () => true })
  return { brand, language: chooseLanguage(language) ?? english, nonce: 'n0nce' }
}
