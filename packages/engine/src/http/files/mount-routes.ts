import { routes } from '@maillon/core/contract'
import { cleanName } from '../../files/clean-name.ts'
import type { StoredFile } from '../../files/stored-file.ts'
import type { LiveSession } from '../../sessions/parts.ts'
import { ownerOf } from '../../sessions/reading/session-files.ts'
import { sourceOf } from '../../sessions/sources.ts'
import type { ApiRequest, Mount } from '../mount.ts'
import { pageOf, sliceOf } from '../page.ts'
import type { HttpParts } from '../parts.ts'
import { addressOf } from './address-of.ts'
import { checkMount, mount as own, mountPath, mountPrefix } from './mount-path.ts'

type Opening = Pick<ApiRequest<never, never>, 'projectId' | 'param' | 'letIn'>

/** The files of a session as the contract's clients see them: a mount of paths, of which each is one file. */
export function mountMountRoutes(mount: Mount, parts: HttpParts): void {
  const { files, sessions } = parts

  async function open({ projectId, param, letIn }: Opening): Promise<LiveSession> {
    const session = await sessions.get(projectId, param('sessionId'), { letIn })
    checkMount(param('mountId'))
    return session
  }
  mount(routes.listMountItems, async (request) => {
    const session = await open(request)
    const slice = sliceOf(request.query)
    const pathPrefix = mountPrefix(request.query.mount_relative_prefix)
    const { rows, total } = await files.list(ownerOf(session), { ...slice, pathPrefix })
    const { items, next_cursor } = pageOf(rows, total, slice)
    const readable = await Promise.all(
      items.map((file) => sessions.mayRead(session, [sourceOf(file)])),
    )
    const shown = items.filter((_, index) => readable[index]).map(item)
    return { items: shown, ...(next_cursor !== null && { next_cursor }) }
  })
  mount(
    routes.uploadToMount,
    async (request) => {
      const { mount_relative_path, mimetype } = request.body
      const path = mountPath(mount_relative_path)
      const owner = ownerOf(await open(request))
      const file = await files.begin(owner, { name: cleanName(path), mimetype, path })
      return { answer: upload(file, path, request), facts: { id: file.id, path }, isKept: false }
    },
    async ({ facts: { id, path } }, request) => {
      const { projectId } = await open(request)
      return upload(await files.upload({ projectId, id }), path, request)
    },
  )
  mount(
    routes.downloadFromMount,
    async (request) => ({ answer: await download(request), facts: null, isKept: false }),
    (_, request) => download(request),
  )
  mount(routes.deleteFromMount, async (request) => {
    const path = mountPath(request.body.mount_relative_path)
    await files.deleteByPath(ownerOf(await open(request)), path)
    return placed(path)
  })

  async function download(
    request: Opening & Pick<ApiRequest<never, { mount_relative_path: string }>, 'body' | 'caller'>,
  ) {
    const path = mountPath(request.body.mount_relative_path)
    const session = await open(request)
    const { id } = await files.findByPath(ownerOf(session), path)
    const { url, expiresAt } = addressOf(
      parts,
      request.caller,
      'download',
      await sessions.file(session, id),
    )
    return { ...placed(path), download_url: url, expires_at: new Date(expiresAt).toISOString() }
  }

  function upload(
    file: { projectId: string; id: string },
    path: string,
    { caller }: Pick<ApiRequest<never, never>, 'caller'>,
  ) {
    const { url, expiresAt } = addressOf(parts, caller, 'upload', file)
    return { ...placed(path), upload_url: url, expires_at: new Date(expiresAt).toISOString() }
  }
}

function placed(path: string) {
  return { mount_relative_path: path, sandbox_mount_prefix: own.prefix }
}

function item({ path, id, size, updatedAt }: StoredFile) {
  return { ...placed(path ?? id), size, last_modified: new Date(updatedAt).toISOString() }
}
