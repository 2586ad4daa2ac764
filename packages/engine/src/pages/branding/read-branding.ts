import { type ByToolkit, MaillonError } from '@maillon/core'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { requireToolkits } from '../../catalogue/require-toolkits.ts'
import { isSafeUrl } from '../../connections/links/callback-url.ts'
import { chooseLanguage } from '../languages/choose-language.ts'
import type { Language } from '../languages/language.ts'
import { languages } from '../languages/languages.ts'
import { accentStyle } from './accent.ts'
import { readColor } from './color.ts'
import { type Logo, readLogo } from './read-logo.ts'

/** How an operator wants the pages that people see. */
export interface BrandingOptions {
  /** The app's logo: bytes of a PNG, JPEG, WebP or SVG, or a data URL of one; 64 kB at most. */
  logo?: Logo
  /** The app's colour, `#rrggbb`, for buttons and links. Where it would be hard to see, it is made darker or lighter. */
  color?: string
  /** Logos of services, by toolkit, in place of those that toolkits bring along. */
  logos?: ByToolkit<Logo>
  /** Where a person goes back to the app from a page that ends a visit, if the link has no callbackUrl. */
  appUrl?: string
  /** Whether the pages show the name and sign of Maillon; yes when left out. */
  poweredBy?: boolean
  /** The language of all pages, such as `de`, where a link asks for none by `?lang=`; the browser's when left out. */
  language?: string
}

/** What is the operator's of the pages. */
export interface Brand {
  /** Name of the app, for people. */
  app: string
  /** A data URL. */
  logo: string | undefined
  /** What the style sheet has more for the app's colour; nothing without one. */
  style: string
  /** Data URLs, by toolkit. */
  logos: ReadonlyMap<string, string>
  appUrl: string | undefined
  poweredBy: boolean
  language: Language | undefined
}

/** Checks the branding of pages. Throws `config_invalid`. */
export function readBranding(
  { branding = {}, appName = 'This app' }: { branding?: BrandingOptions; appName?: string },
  catalogue: Pick<Catalogue, 'hasToolkit'>,
): Brand {
  const { logo, color, logos = {}, appUrl, poweredBy = true, language } = branding
  requireToolkits('branding.logos', Object.keys(logos), catalogue)
  if (appUrl !== undefined && !isSafeUrl(appUrl))
    throw new MaillonError('config_invalid', {
      message: `branding.appUrl "${appUrl}" is not an absolute https URL.`,
      hint: "Write it out, e.g. 'https://your-app.com/chat'; http is fine on this machine.",
    })
  return {
    app: appName,
    logo: logo === undefined ? undefined : readLogo('branding.logo', logo),
    style: color === undefined ? '' : styleOf(color),
    logos: new Map(
      Object.entries<Logo>(logos).map(([slug, own]) => [
        slug,
        readLogo(`branding.logos.${slug}`, own),
      ]),
    ),
    appUrl,
    poweredBy,
    language: language === undefined ? undefined : knownLanguage(language),
  }
}

function styleOf(text: string): string {
  const color = readColor(text)
  if (color) return accentStyle(color)
  throw new MaillonError('config_invalid', {
    message: `branding.color "${text}" is no colour of the form #rrggbb.`,
    hint: "Write it in hexadecimal, e.g. '#0f62fe'.",
  })
}

function knownLanguage(tag: string): Language {
  const language = chooseLanguage(tag)
  if (language) return language
  throw new MaillonError('config_invalid', {
    message: `branding.language "${tag}" is none of the pages' languages.`,
    hint: `They are ${languages.map((known) => known.tag).join(', ')}; docs/branding.md tells how to add one.`,
  })
}
