import { markupType } from './markup-type.ts'
import { textEncoding } from './text-encoding.ts'

/** How many bytes of a file are looked at. One that is not longer is looked at as a whole. */
export const lookedAtBytes = 64 * 1024

/** What is known of a type that is no proof: by whom it was sent, and by its name. */
export interface Claim {
  mimetype?: string | undefined
  name?: string | undefined
}

const unknown = 'application/octet-stream'

/** Types whose files are texts, beside `text/…`, `message/…` and all that end in +json, +xml and +yaml. */
const textTypes =
  /^(?:(?:text|message)\/.+|application\/(?:.+\+(?:json|xml|yaml)|json5?|jsonl|x-ndjson|x-jsonlines|json-seq|xml|xml-dtd|x-?yaml|yaml|toml|sql|graphql|javascript|ecmascript|typescript|x-sh|x-httpd-php|x-tex|x-subrip|x-www-form-urlencoded|geo\+json|mbox|rtf|postscript))$/

/** Types of the file-type package that a text can be of; the magic words of all others are words in a text. */
const typesOfTexts = new Set([
  'application/pdf',
  'application/postscript',
  'application/eps',
  'application/rtf',
  'application/pgp-encrypted',
  'application/x-ms-regedit',
  'text/calendar',
  'text/vcard',
  'text/vtt',
])

/** What the bytes say in general of a kind that is told more closely by its name alone. */
const families: Record<string, RegExp> = {
  'application/zip':
    /^application\/(?:vnd\.openxmlformats-.+|vnd\.oasis\.opendocument\..+|vnd\.ms-(?:excel|word|powerpoint)\..+\.macroenabled\.12|epub\+zip|java-archive|vnd\.google-earth\.kmz|vnd\.apple\.(?:pages|numbers|keynote)|zip|x-zip-compressed)$/,
  'application/x-cfb':
    /^application\/(?:msword|vnd\.ms-(?:excel|powerpoint|outlook|project|works)|vnd\.visio|x-msi|vnd\.ms-office)$/,
}

/** Types by the end of a name, where the bytes alone cannot say. */
const byExtension: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  toml: 'application/toml',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  htm: 'text/html',
  html: 'text/html',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  eml: 'message/rfc822',
  sql: 'application/sql',
  srt: 'application/x-subrip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
}

/**
 * The media type of what begins with these bytes (`lookedAtBytes` of them, or all), without parameters. The bytes say
 * it; a claim that they agree with says it more closely, and any other counts for nothing. `application/octet-stream`
 * where they do not say.
 */
export async function lookAt(first: Uint8Array, claim: Claim = {}): Promise<string> {
  const claims = [claimedType(claim.mimetype), typeByName(claim.name)].filter(isCloser)
  const isClaimedText = claim.mimetype === 'text/plain' || claims.some((type) => isText(type))
  const encoding = textEncoding(first, isClaimedText)
  const found = await typeByMagic(first)
  if (encoding === undefined) return closer(found, claims)
  if (found !== undefined && typesOfTexts.has(found)) return found
  const text = new TextDecoder(encoding).decode(first, { stream: true })
  return textType(text, first.length < lookedAtBytes, claims)
}

/** Whether the files of a type are texts. */
export function isText(mimetype: string): boolean {
  return textTypes.test(mimetype)
}

function textType(text: string, isWhole: boolean, claims: readonly string[]): string {
  const isJson = isWhole && isJsonText(text)
  const markup = markupType(text)
  const fits = (type: string) => {
    if (!isText(type) || type === 'image/svg+xml') return false
    if (markup === 'application/xml') return /[/+]xml$/.test(type) && type !== 'application/xml'
    if (/[/+]xml$/.test(type)) return /^\s*</.test(text)
    return isJson || !isWhole || text.trim() === '' || !/[/+]json$/.test(type)
  }
  if (markup !== undefined && markup !== 'application/xml') return markup
  const claimed = claims.find(fits)
  if (claimed !== undefined) return claimed
  if (markup !== undefined) return markup
  if (isJson) return 'application/json'
  return text === '' ? unknown : 'text/plain'
}

/** Whether a text is an object or a list in JSON: a number alone is a text like others. */
function isJsonText(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function closer(found: string | undefined, claims: readonly string[]): string {
  if (found === undefined) return unknown
  const family = families[found]
  return claims.find((type) => family?.test(type)) ?? found
}

/** Loaded when the first file comes: an engine without files does not pay for it. */
async function typeByMagic(first: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type')
  try {
    const found = await fileTypeFromBuffer(first)
    return claimedType(found?.mime)
  } catch {
    // It says of most that is broken that it does not know, and throws for the rest.
    return undefined
  }
}

/** A claim in the form of a media type: lower case, without parameters. */
function claimedType(told: string | undefined): string | undefined {
  const bare = told?.split(';')[0]?.trim().toLowerCase()
  return bare && /^[a-z]+\/[a-z0-9!#$&^_.+-]{1,100}$/.test(bare) ? bare : undefined
}

function typeByName(name: string | undefined): string | undefined {
  const extension = name && /\.(\w{1,10})$/.exec(name)?.[1]?.toLowerCase()
  return extension && Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined
}

/** Whether a claim says more than that something is a text, or than nothing. */
function isCloser(type: string | undefined): type is string {
  return type !== undefined && type !== 'text/plain' && type !== unknown
}
