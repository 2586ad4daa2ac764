import type { JsonObject } from '../json.ts'

/** A field by its name in JSON, or in the snake case that Google's APIs take as well. */
export function field(message: JsonObject, name: string): unknown {
  return message[name] ?? message[snakeCase(name)]
}

/** `functionDeclarations` as `function_declarations`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
