import { MaillonError } from '@maillon/core'
import { encodeBase64, encodeBase64url } from './base64url.ts'
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
  const lines = [
    header('To', mail.to.join(',\r\n '), mail.to),
    header('Cc', mail.cc?.join(',\r\n '), mail.cc),
    header('Bcc', mail.bcc?.join(',\r\n '), mail.bcc),
    header('Subject', encodeWords(mail.subject), [mail.subject]),
    header('In-Reply-To', mail.inReplyTo, [mail.inReplyTo ?? '']),
    header('References', mail.references?.join('\r\n '), mail.references),
    'MIME-Version: 1.0',
    `Content-Type: text/${mail.isHtml ? 'html' : 'plain'}; charset="UTF-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    encodeBase64(mail.body.replace(/\r?\n/g, '\r\n')).replace(/.{76}/g, '$&\r\n'),
  ]
  return encodeBase64url(lines.filter((line) => line !== undefined).join('\r\n'))
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
