/**
 * The name under which a model knows a tool: its slug where that fits `^[a-zA-Z0-9_-]{1,64}$`, which
 * every model takes; else what is readable of it and a hash of the whole. The same slug always gives
 * the same name.
 */
export function toolName(slug: string): string {
  if (/^[a-zA-Z0-9_-]{1,64}$/.test(slug)) return slug
  const readable = slug.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 55)
  return `${readable}_${fnv1a(slug)}`
}

/** FNV-1a, 32 bits, in hexadecimal (http://www.isthe.com/chongo/tech/comp/fnv). */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
