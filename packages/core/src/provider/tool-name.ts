/**
 * The name under which a model knows a tool: its slug where that fits `^[a-zA-Z_][a-zA-Z0-9_-]*$` and is not longer
 * than the limit, which every model takes at 64; else what is readable of it and a hash of the whole. The same slug
 * always gives the same name.
 */
export function toolName(slug: string, limit = 64): string {
  if (slug.length <= limit && /^[a-zA-Z_][a-zA-Z0-9_-]*$/.test(slug)) return slug
  const readable = slug.slice(0, limit).replace(/[^a-zA-Z0-9_-]+/g, '_')
  const started = /^[a-zA-Z_]/.test(readable) ? readable : `_${readable}`
  return `${started.slice(0, limit - 9)}_${fnv1a(slug)}`
}

/** FNV-1a, 32 bits, in hexadecimal (http://www.isthe.com/chongo/tech/comp/fnv). */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
