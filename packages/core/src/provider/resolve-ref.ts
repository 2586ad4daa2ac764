import type { JsonSchema } from '../schema/json-schema.ts'

/** What a local `$ref` points at in the root schema (RFC 6901, section 6); undefined when at nothing. */
export function resolveRef(root: JsonSchema, ref: string): unknown {
  const pointer = fragment(ref)
  if (pointer === undefined || !/^(\/|$)/.test(pointer)) return undefined
  let target: unknown = root
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof target !== 'object' || target === null) return undefined
    if (!Object.hasOwn(target, key)) return undefined
    target = (target as JsonSchema)[key]
  }
  return target
}

function fragment(ref: string): string | undefined {
  try {
    return ref.startsWith('#') ? decodeURIComponent(ref.slice(1)) : undefined
  } catch {
    return undefined
  }
}
