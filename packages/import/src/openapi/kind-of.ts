import { isNode } from './node.ts'

/** What a text is that is no OpenAPI document, and what to do with it. */
export interface Kind {
  what: string
  hint: string
}

const asGraphQl = 'Import it as that: maillon toolkits add graphql'
const convert = (tool: string) => `Convert it to OpenAPI 3 first, for instance by ${tool}.`

/** Names what a text is from one look at it; undefined for what is not known here. */
export function kindOf(value: unknown, text: string): Kind | undefined {
  return ofValue(value) ?? ofText(text)
}

function ofValue(value: unknown): Kind | undefined {
  if (Array.isArray(value))
    return { what: 'a list, and no API document', hint: 'Pass one document.' }
  if (!isNode(value)) return undefined
  const { info } = value
  if (isNode(info) && typeof info.schema === 'string' && info.schema.includes('getpostman.com'))
    return { what: 'a Postman collection', hint: convert('postman-to-openapi') }
  if (typeof value._type === 'string' && value._type === 'export')
    return { what: 'an export of Insomnia', hint: 'Export the API’s own document from there.' }
  if (value.asyncapi !== undefined)
    return {
      what: 'an AsyncAPI document',
      hint: 'It tells of messages and not of calls: pass the document of its HTTP API.',
    }
  if (value.__schema !== undefined || (isNode(value.data) && value.data.__schema !== undefined))
    return { what: 'what GraphQL introspection answers', hint: asGraphQl }
  if (value.overlay !== undefined)
    return {
      what: 'an OpenAPI Overlay',
      hint: 'Pass its document, and this by --overlay.',
    }
  if (value.arazzo !== undefined)
    return {
      what: 'an Arazzo document',
      hint: 'Pass the OpenAPI documents that it names as its sources.',
    }
  if (value.swaggerVersion !== undefined)
    return { what: 'a document of Swagger 1', hint: convert('api-spec-converter') }
  const isIndex = value.apis !== undefined && value.specificationVersion !== undefined
  if (isIndex || value.kind === 'discovery#directoryList')
    return { what: 'an index of documents', hint: 'Pass one of those that it names.' }
  if (isNode(value.log) && Array.isArray(value.log.entries))
    return {
      what: 'a HAR file',
      hint: 'It records calls and does not describe them: pass the API’s document.',
    }
  if (value.$schema !== undefined && value.properties !== undefined)
    return { what: 'a JSON Schema', hint: 'Pass the OpenAPI document of the API that uses it.' }
  return undefined
}

function ofText(text: string): Kind | undefined {
  const start = text.slice(0, 5_000).trimStart()
  if (start.startsWith('#%RAML'))
    return { what: 'a RAML document', hint: convert('oas-raml-converter') }
  if (
    /^(extend\s+)?(type|input|interface|schema)\b[^:\n]*\{\s*$|^(scalar|union|directive)\s/m.test(
      start,
    )
  )
    return { what: 'a GraphQL schema', hint: asGraphQl }
  if (/^FORMAT:\s*1A/m.test(start))
    return { what: 'an API Blueprint', hint: convert('apib2swagger') }
  if (/^<(!doctype html|html)/i.test(start)) return page(text)
  if (/<(wsdl:)?definitions[\s>]|<wadl:|<application[\s>]/.test(start))
    return {
      what: 'a WSDL or WADL document',
      hint: 'It describes XML calls, which tools do not make.',
    }
  if (/<edmx?:Edmx/i.test(start))
    return { what: 'an OData document', hint: convert('odata-openapi3') }
  if (/^\s*(syntax\s*=\s*["']proto|package\s+[\w.]+;)/m.test(start))
    return { what: 'a protobuf file', hint: convert('protoc-gen-openapi') }
  return undefined
}

/** A page that shows a document often names it. */
function page(text: string): Kind {
  const names =
    /(?:spec-url|url|href|data-url|specUrl)\s*[=:]\s*["']([^"'\s]{1,300}?\.(?:json|ya?ml)(?:\?[^"'\s]{0,200})?)["']/gi
  const [found] = [...text.slice(0, 2_000_000).matchAll(names)]
    .map(([, url = '']) => url)
    .filter((url) => /openapi|swagger|spec|api/i.test(url))
  return {
    what: 'a page',
    hint: found ? `Pass the document that it links: ${found}` : 'Pass the document that it shows.',
  }
}
