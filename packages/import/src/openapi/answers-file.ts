import type { OpenApiDocument } from './document.ts'
import { fileField } from './file-field.ts'
import { isNode } from './node.ts'
import type { Operation } from './operation.ts'

/** Types that are read by a model: JSON, and texts of any kind. */
const read =
  /^text\/|[/+](json|xml|yaml|x-yaml|x-ndjson|jsonl|javascript|graphql|sql|x-www-form-urlencoded|jose|jwt|protobuf)\b|^(\*|application)\/\*|^multipart\//i

/**
 * Whether an operation answers bytes and nothing else: all types of its fine answers are of that kind, or a GET has no
 * fine answer but the address of one.
 */
export function answersFile(document: OpenApiDocument, { method, node }: Operation): boolean {
  const responses = isNode(node.responses) ? node.responses : {}
  const statuses = Object.keys(responses)
  const fine = statuses.filter((status) => /^2(\d\d|XX)$/i.test(status))
  if (fine.length === 0) return method === 'get' && statuses.some((one) => /^30[12378]$/.test(one))
  const media = fine.flatMap((status) => {
    const response = document.resolve(responses[status])
    return isNode(response) && isNode(response.content) ? Object.entries(response.content) : []
  })
  return (
    media.length > 0 &&
    media.every(([type, one]) => {
      const schema = isNode(one) ? one.schema : undefined
      if (fileField(document, schema)) return true
      const resolved = document.resolve(schema)
      const isObject =
        isNode(resolved) && (resolved.type === 'object' || isNode(resolved.properties))
      return !read.test(type) && !isObject
    })
  )
}
