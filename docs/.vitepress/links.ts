import { statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'
import { docs } from './pages.ts'
import { repository } from './repository.ts'

/** Files of the code which have a page of the reference: a link to the file leads there on the site. */
const made: Record<string, string> = {
  'packages/core/src/errors/error-codes.ts': 'docs/reference/errors.md',
  'packages/core/src/contract/routes.ts': 'docs/reference/http.md',
}

/** Braces in a text are what they are: to Vue, which renders the pages, two of them would begin an expression. */
export function keepBraces({ renderer, utils }: MarkdownRenderer): void {
  renderer.rules.text = (tokens, index) =>
    utils.escapeHtml(tokens[index]?.content ?? '').replaceAll('{{', '&#123;&#123;')
}

/**
 * Links are written as a code host follows them. On the site, those out of `docs/` lead to the page that is made of the
 * file, or else to the file in the repository; and an image of raw HTML is found beside its page.
 */
export function rewriteLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('links', ({ tokens, env }) => {
    for (const token of tokens.flatMap((token) => [token, ...(token.children ?? [])])) {
      const href = token.attrGet('href')
      if (token.type === 'link_open' && href) token.attrSet('href', onSite(href, env.relativePath))
      if (token.type.startsWith('html_')) {
        token.content = token.content.replaceAll(/(<img src=")(?=\w+\/)/g, '$1./')
      }
    }
  })
}

function onSite(href: string, page: string): string {
  if (/^(\w+:|#|\/)/.test(href)) return href
  const [path = '', anchor] = href.split('#')
  const folder = posix.dirname(`docs/${page}`)
  const target = posix.join(folder, path)
  const hash = anchor ? `#${anchor}` : ''
  const reference = made[target]
  if (reference) return posix.relative(folder, reference) + hash
  if (target.startsWith('docs/')) return href
  const kind = statSync(join(docs, '..', target)).isDirectory() ? 'tree' : 'blob'
  return `${repository}/${kind}/main/${target}${hash}`
}
