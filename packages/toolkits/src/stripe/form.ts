import type { ToolRequest } from '@maillon/core/toolkit'

type Scalar = string | number | boolean | undefined
type Value = Scalar | readonly Value[] | { readonly [name: string]: Value }

/** POST, with a body in Stripe's way: a form whose names hold the nesting, as in `metadata[order]` and `items[0][price]`. */
export function postForm(path: string, body: Readonly<Record<string, Value>>): ToolRequest {
  return { method: 'POST', path, form: Object.fromEntries(pairs(body)) }
}

function pairs(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, member]: [string, Value]): [string, string][] => {
    const name = prefix ? `${prefix}[${key}]` : key
    if (member === undefined) return []
    return typeof member === 'object' ? pairs(member, name) : [[name, String(member)]]
  })
}
