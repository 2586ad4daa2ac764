import { z } from 'zod'
import { paging } from './page.ts'

/** Longer than any name that a file may have, so that a longer one is cut and not refused. */
const fileName = z.string().min(1).max(1000)
const mimetype = z.string().max(255)
/** Of a mount: it stays inside, however it is written. */
const mountPath = z.string().min(1).max(1000)

/** What is known of a file, and never its bytes. */
export const storedFile = z.object({
  /** `file_…`: what tools take. */
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  size: z.number().int(),
  /** Hex. */
  sha256: z.string(),
  expires_at: z.string(),
})
export type StoredFile = z.infer<typeof storedFile>

const ofSession = { session_id: z.string().min(1).max(128).optional() }

/** Body of `POST /files`. */
export const fileCreate = z
  .strictObject({
    user_id: z.string().min(1).max(256).optional(),
    ...ofSession,
    name: fileName,
    mimetype: mimetype.optional(),
    /** In bytes; what is resumed has to tell it. */
    size: z.number().int().min(0).optional(),
  })
  .refine(
    (body) => body.user_id !== undefined || body.session_id !== undefined,
    'Neither user_id nor session_id says whose file it is',
  )
export type FileCreate = z.infer<typeof fileCreate>

/** Where the bytes go: `PUT`, or tus. */
export const fileUpload = z.object({
  id: z.string(),
  upload_url: z.string(),
  expires_at: z.string(),
})
export type FileUpload = z.infer<typeof fileUpload>

/** Query of `GET /files`. */
export const filesQuery = z.object({
  ...paging(20, 1000),
  user_id: z.string().min(1).max(256).optional(),
  ...ofSession,
})

/** Query of one file: `session_id` leaves only what that session may use. */
export const fileQuery = z.object(ofSession)

/** A file, and where its bytes can be had for some minutes. */
export const fileDownload = storedFile.extend({
  download_url: z.string(),
  download_url_expires_at: z.string(),
})
export type FileDownload = z.infer<typeof fileDownload>

/** Body of `POST /files/upload/request`. */
export const uploadRequest = z.strictObject({
  filename: fileName,
  mimetype,
  md5: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'is no MD5 in hex')
    .toLowerCase(),
  tool_slug: z.string().min(1).max(128),
  toolkit_slug: z.string().min(1).max(128),
})

/** Where a file goes that a tool will be given; `key` is what the tool takes. */
export const uploadRequested = z.object({
  id: z.string(),
  key: z.string(),
  new_presigned_url: z.string(),
  newPresignedUrl: z.string(),
  type: z.literal('new'),
  metadata: z.object({ storage_backend: z.literal('s3') }),
})

/** Query of `GET /files/list`. */
export const uploadsQuery = z.object({
  ...paging(20, 1000),
  tool_slug: z.string().max(128).optional(),
  toolkit_slug: z.string().max(128).optional(),
})

/** A file that was uploaded for a tool. */
export const uploadedFile = z.object({
  filename: z.string(),
  md5: z.string(),
  mimetype: z.string(),
  tool_slug: z.string(),
  toolkit_slug: z.string(),
})

/** Query of `GET …/mounts/{mount}/items`. */
export const mountQuery = z.object({
  ...paging(100, 500),
  mount_relative_prefix: mountPath.optional(),
})

/** A session file, or a page of them: there is no next cursor on the last one. */
const mountPlace = { mount_relative_path: z.string(), sandbox_mount_prefix: z.string() }
export const mountPlaced = z.object(mountPlace)
export const mountItems = z.object({
  items: z.array(z.object({ ...mountPlace, size: z.number().int(), last_modified: z.string() })),
  next_cursor: z.string().optional(),
})
export const mountUpload = z.object({
  ...mountPlace,
  upload_url: z.string(),
  expires_at: z.string(),
})
export const mountDownload = z.object({
  ...mountPlace,
  download_url: z.string(),
  expires_at: z.string(),
})

/** Bodies of `POST …/mounts/{mount}/upload_url`, `…/download_url` and `…/delete`. */
export const mountUploadRequest = z.strictObject({
  mount_relative_path: mountPath,
  mimetype: mimetype.optional(),
})
export const mountRequest = z.strictObject({ mount_relative_path: mountPath })
