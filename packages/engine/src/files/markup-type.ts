/** What stands before the first element of XML and HTML: white space, declarations, comments, a document type. */
const prolog =
  /^(?:\s+|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?:"[^"]*"|'[^']*'|\[[^]*?\]\s*(?=>)|[^"'>[])*>)/i

/** Elements with which HTML begins where it has no head: those that browsers look for (WHATWG MIME Sniffing, 7.1). */
const htmlElements =
  /^(?:html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|base|img|form|object|embed|template)$/i

/**
 * The type of a text that is markup by how it begins, whatever it is called; undefined for any other. SVG is one
 * wherever its first element is an `svg`, whatever stands before that.
 */
export function markupType(text: string): string | undefined {
  let rest = text
  let isXml = false
  for (let found = prolog.exec(rest); found; found = prolog.exec(rest)) {
    if (/^<!doctype\s+html\b/i.test(found[0])) return 'text/html'
    isXml ||= /^<\?xml\b/i.test(found[0])
    rest = rest.slice(found[0].length)
  }
  const root = /^<(?:[\w.-]+:)?([a-z][\w.-]*)[\s/>]/i.exec(rest)?.[1]
  if (root === undefined) return isXml ? 'application/xml' : undefined
  if (/^svg$/i.test(root)) return 'image/svg+xml'
  if (htmlElements.test(root)) return 'text/html'
  return isXml ? 'application/xml' : undefined
}
