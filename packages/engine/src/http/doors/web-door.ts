import { capability, type Inside } from '../../access/capability.ts'
import type { PeerBindings } from '../../limits/peer.ts'
import type { Http } from '../http.ts'
import { toResponse } from '../../plain-answer.ts'
import { belowPrefix } from './below-prefix.ts'
import { splitTarget } from './split-target.ts'
import { targetOf, webRequest } from './web-request.ts'

/** Serves requests of the Web, of anybody or of who calls from inside this process. */
export type WebDoor = (request: Request, from: PeerBindings, inside?: Inside) => Promise<Response>

/** The door that every framework has. Below a path, some hand on the whole path and some the rest of it. */
export function createWebDoor(
  http: Pick<Http, 'isPlain' | 'plain' | 'web'>,
  prefix: string,
): WebDoor {
  return async (request, from, inside) => {
    const { path: whole, search } = splitTarget(targetOf(request.url))
    const path = belowPrefix(whole, prefix)
    const plain = webRequest(request, { path, search }, inside)
    if (http.isPlain(path)) return toResponse(await http.plain(plain), request.method)
    const bindings = { ...from, ...(inside && { [capability]: inside }) }
    return http.web(plain, path === whole ? request : moved(request, path), bindings)
  }
}

function moved(request: Request, path: string): Request {
  const url = new URL(request.url)
  url.pathname = path
  return new Request(url, request)
}
