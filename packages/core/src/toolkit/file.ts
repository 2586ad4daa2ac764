import { z } from 'zod'

/** What is known of a file: what models and apps pass on. Never its bytes. */
export interface FileFacts {
  /** `file_…`: what a tool takes. */
  id: string
  /** Cleaned: no path, no control or bidi signs, at most 200 characters. */
  name: string
  /** Looked at, not believed; `application/octet-stream` where the bytes do not say. */
  mimetype: string
  /** In bytes. */
  size: number
  /** In hexadecimal. */
  sha256: string
  /** ISO 8601. */
  expires_at: string
}

/** An argument that is a file; the description says what it is for. */
export function fileInput(description: string): z.ZodString {
  return z
    .string()
    .meta({ file_uploadable: true, description: `${description} A file's id (file_…).` })
}

/** A file in what a tool answers. */
export function fileOutput(): z.ZodObject<{
  [Name in keyof FileFacts]: Name extends 'size' ? z.ZodInt : z.ZodString
}> {
  return z
    .object({
      id: z.string(),
      name: z.string(),
      mimetype: z.string(),
      size: z.int(),
      sha256: z.string(),
      expires_at: z.string(),
    })
    .meta({ file_downloadable: true })
}
