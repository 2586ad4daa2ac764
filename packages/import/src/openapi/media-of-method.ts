import { isNode, type Node } from './node.ts'
import { textOf } from './texts.ts'

/** A method of a discovery document at one of its addresses. */
export interface WayOfMethod {
  path: string
  operation: Node
}

const file = { type: 'string', format: 'binary' }

/**
 * All ways in which a method is called: as it is, with a file to its upload's own address, and for the file in place of
 * what is said of it (https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart). One that neither
 * takes nor answers anything but a file, or is called after that, has that way alone.
 */
export function waysOf(method: Node, called: WayOfMethod): WayOfMethod[] {
  const { request, response, id } = method
  const upload = uploadOf(method, called.operation)
  const download = downloadOf(method, called)
  const isPlain =
    !(upload && (!request || /upload$/i.test(textOf(id)))) &&
    !(download && (!response || /download$/i.test(textOf(id))))
  if (!isPlain) return [upload, download].filter((way) => way !== undefined)
  return [
    called,
    ...(upload ? [beside(upload, 'upload', 'Uploads a file.')] : []),
    ...(download ? [beside(download, 'download', 'Downloads the file itself.')] : []),
  ]
}

function uploadOf(method: Node, operation: Node): WayOfMethod | undefined {
  const { accept, maxSize, protocols } = isNode(method.mediaUpload) ? method.mediaUpload : {}
  const simple = isNode(protocols) ? protocols.simple : undefined
  if (method.supportsMediaUpload !== true || !isNode(simple) || typeof simple.path !== 'string')
    return undefined
  const types = (Array.isArray(accept) ? accept : []).map(textOf).filter((one) => one !== '*/*')
  const [type, ...more] = types
  const bounds = [
    ...(typeof maxSize === 'string' ? [`At most ${maxSize}.`] : []),
    ...(type === undefined ? [] : [`Of these types: ${types.slice(0, 10).join(', ')}.`]),
  ]
  const schema = { ...file, description: bounds.join(' ') }
  const isSure = type !== undefined && more.length === 0 && !type.includes('*')
  const single = isSure ? type : '*/*'
  const metadata = bodySchema(operation)
  if (metadata === undefined) {
    const content = { [single]: { schema } }
    return {
      path: `${simple.path}?uploadType=media`,
      operation: { ...operation, requestBody: { required: true, content } },
    }
  }
  const parts = { type: 'object', properties: { metadata, file: schema }, required: ['file'] }
  const media = { schema: parts, ...(isSure && { encoding: { file: { contentType: type } } }) }
  return {
    path: `${simple.path}?uploadType=multipart`,
    operation: {
      ...operation,
      requestBody: { required: true, content: { 'multipart/related': media } },
    },
  }
}

function downloadOf(method: Node, { path, operation }: WayOfMethod): WayOfMethod | undefined {
  if (method.supportsMediaDownload !== true) return undefined
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : []
  return {
    path: `${path}?alt=media`,
    operation: {
      ...operation,
      // Which parts of a JSON text are answered.
      parameters: parameters.filter((one) => !(isNode(one) && one.name === 'fields')),
      responses: { 200: { content: { 'application/octet-stream': { schema: file } } } },
    },
  }
}

function bodySchema({ requestBody }: Node): unknown {
  const content = isNode(requestBody) ? requestBody.content : undefined
  const json = isNode(content) ? content['application/json'] : undefined
  return isNode(json) ? json.schema : undefined
}

/** The same under a name of its own, and what is other about it. */
function beside({ path, operation }: WayOfMethod, name: string, told: string): WayOfMethod {
  const { operationId, description } = operation
  return {
    path,
    operation: {
      ...operation,
      operationId: `${textOf(operationId)}.${name}`,
      description: typeof description === 'string' ? `${told} ${description}` : told,
    },
  }
}
