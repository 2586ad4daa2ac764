import { MaillonError } from '@maillon/core'
import type { BodyPiece, FileFacts } from '@maillon/core/toolkit'
import { encodeBase64, encodeBase64url } from '../base64url.ts'
import { encodeWords } from './encoded-word.ts'

/** A mail to write. */
export interface Mail {
  /** Bare addresses. */
  to: readonly string[]
  cc?: readonly string[]
  bcc?: readonly string[]
  subject: string
  body: string
  isHtml: boolean
  /** The Message-ID that it answers. */
  inReplyTo?: string
  /** Message-IDs of the thread so far, oldest first. */
  references?: readonly string[]
}

/** A mail as Gmail's `raw`: base64url of its MIME text. Throws `invalid_arguments` for line breaks in headers. */
export function mimeMessage(mail: Mail): string {
  return encodeBase64url([...headersOf(mail), ...bodyOf(mail)].join('\r\n'))
}

/** The same with files attached, as pieces: nobody has to hold it as a whole. */
export function mimeWithFiles(mail: Mail, files: readonly FileFacts[]): BodyPiece[] {
  const head = [
    ...headersOf(mail),
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...bodyOf(mail),
  ].join('\r\n')
  const attached = files.flatMap((file): BodyPiece[] => [
    `\r\n--${boundary}\r\n${attachmentHead(file)}\r\n\r\n`,
    { file: file.id, encoding: 'mime' },
  ])
  return [head, ...attached, `\r\n--${boundary}--\r\n`]
}

/** "=_" can stand in no base64, which is all that stands between (RFC 2045 §6.7). */
const boundary = '=_maillon_='

function headersOf(mail: Mail): string[] {
  return [
    header('To', mail.to.join(',\r\n '), mail.to),
    header('Cc', mail.cc?.join(',\r\n '), mail.cc),
    header('Bcc', mail.bcc?.join(',\r\n '), mail.bcc),
    header('Subject', encodeWords(mail.subject), [mail.subject]),
    header('In-Reply-To', mail.inReplyTo, [mail.inReplyTo ?? '']),
    header('References', mail.references?.join('\r\n '), mail.references),
    'MIME-Version: 1.0',
  ].filter((line) => line !== undefined)
}

function bodyOf({ isHtml, body }: Mail): string[] {
  return [
    `Content-Type: text/${isHtml ? 'html' : 'plain'}; charset="UTF-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    encodeBase64(body.replace(/\r?\n/g, '\r\n')).replace(/.{76}/g, '$&\r\n'),
  ]
}

function attachmentHead({ name, mimetype }: FileFacts): string {
  // RFC 2046 §5.2.1: what is a mail or several parts itself may not be in base64.
  const type = /^(message|multipart)\//.test(mimetype) ? 'application/octet-stream' : mimetype
  return [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment;${nameParameters(name)}`,
  ].join('\r\n')
}

/** RFC 2231 §4, continued over lines (§3) as names may be long; and for those who do not read it, as ASCII. */
function nameParameters(name: string): string {
  const plain = name.replace(/[^ !#-[\]-~]/g, '_').slice(0, 60)
  if (plain === name) return `\r\n filename="${plain}"`
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const lines = encoded.match(/(?:%..|[^%]){1,20}/g) ?? []
  const continued = lines.map(
    (line, index) => `\r\n filename*${index}*=${index === 0 ? "UTF-8''" : ''}${line}`,
  )
  return [`\r\n filename="${plain}"`, ...continued].join(';')
}

function header(
  name: string,
  value: string | undefined,
  parts: readonly string[] = [],
): string | undefined {
  if (parts.some((part) => /[\r\n\0]/.test(part))) {
    throw new MaillonError('invalid_arguments', {
      message: `"${name}" has a line break in it.`,
      hint: 'Put it on one line.',
    })
  }
  return value ? `${name}: ${value}` : undefined
}
