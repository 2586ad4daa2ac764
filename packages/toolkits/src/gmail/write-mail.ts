import { MaillonError } from '@maillon/core'
import { multipart, post, type Upstream } from '@maillon/core/toolkit'
import { type Mail, mimeMessage, mimeWithFiles } from './mime-message.ts'

/** What Gmail takes for one mail: its attachments together. */
const most = 25 * 1024 * 1024

/** A mail on its way to Gmail. */
export interface Writing {
  /** Below Gmail's API: `/gmail/v1/users/me/messages/send`. */
  path: string
  mail: Mail
  /** Ids of files. */
  attachments: readonly string[]
  /** What goes along: a mail's `raw`, where there are no files, and its thread. */
  envelope: (message: { raw?: string }) => unknown
}

/** Gives a mail to Gmail; one with files by the upload address, so that they are streamed. Throws `invalid_arguments`. */
export async function writeMail(upstream: Upstream, writing: Writing): Promise<unknown> {
  const { path, mail, attachments, envelope } = writing
  if (attachments.length === 0)
    return upstream.call(post(path, envelope({ raw: mimeMessage(mail) })))
  const files = await Promise.all(attachments.map((id) => upstream.file(id)))
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > most) {
    throw new MaillonError('invalid_arguments', {
      message: `The attachments have ${size} bytes together; Gmail takes ${most}.`,
      hint: 'Upload what is large to Google Drive, and send its link.',
    })
  }
  return upstream.call({
    method: 'POST',
    path: `/upload${path}`,
    query: { uploadType: 'multipart' },
    ...multipart(
      [
        { text: JSON.stringify(envelope({})), contentType: 'application/json; charset=UTF-8' },
        { pieces: mimeWithFiles(mail, files), contentType: 'message/rfc822' },
      ],
      'multipart/related',
    ),
  })
}
