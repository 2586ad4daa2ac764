import { MaillonError } from '@maillon/core'
import { type FileFacts, multipart, type ToolRequest, type Upstream } from '@maillon/core/toolkit'
import type { z } from 'zod'
import { googleFailure } from '../google-failure.ts'
import { everyDrive, type file, fileFields } from './fields.ts'

/** What Google takes in one request: https://developers.google.com/workspace/drive/api/guides/manage-uploads */
const most = 5 * 1024 * 1024

/** A file's bytes on their way to Drive. */
export interface Uploading {
  method: 'POST' | 'PATCH'
  /** Below Drive's API: `/files`. */
  path: string
  /** What Drive is to know of it. */
  metadata: Record<string, unknown>
  file: FileFacts
  contentType: string
}

/** Gives Drive a file: a small one beside its facts, a large one by an upload session. Throws `upstream_error`. */
export async function upload(upstream: Upstream, uploading: Uploading) {
  const { file: source, contentType } = uploading
  const request =
    source.size <= most
      ? inOneRequest(uploading)
      : await beginSession(upstream, uploading).then(
          (path): ToolRequest => ({
            method: 'PUT',
            path,
            headers: { 'content-type': contentType },
            body: [{ file: source.id }],
          }),
        )
  return (await upstream.call(request)) as z.input<typeof file>
}

const address = (path: string) => `https://www.googleapis.com/upload/drive/v3${path}`
const answered = { ...everyDrive, fields: fileFields }

function inOneRequest({
  method,
  path,
  metadata,
  file: source,
  contentType,
}: Uploading): ToolRequest {
  return {
    method,
    path: address(path),
    query: { ...answered, uploadType: 'multipart' },
    ...multipart(
      [
        { text: JSON.stringify(metadata), contentType: 'application/json' },
        { file: source, contentType },
      ],
      'multipart/related',
    ),
  }
}

/** Where the bytes are to go, which a header alone tells. */
async function beginSession(upstream: Upstream, uploading: Uploading): Promise<string> {
  const { method, path, metadata, file: source, contentType } = uploading
  const { status, headers, text } = await upstream.exchange({
    method,
    path: address(path),
    query: { ...answered, uploadType: 'resumable' },
    headers: {
      'x-upload-content-type': contentType,
      'x-upload-content-length': String(source.size),
    },
    json: metadata,
  })
  if (headers.location) return headers.location
  const failure = googleFailure({ status, body: parsed(text) })
  throw new MaillonError('upstream_error', {
    message: failure?.message ?? 'Google answered no address for the upload.',
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
