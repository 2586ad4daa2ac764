import type { ProfileName } from './profile-name.ts'

/** How a profile's schemas are written. `rules.ts` says where each limit is from, and checks what comes of it. */
export interface Dialect {
  /** Whether a few keywords are all there is, each schema of one type: else it is JSON Schema, once that is sound. */
  subset: boolean
  /** Of a subset: whether `nullable` stands for null, which has no type of its own. */
  nullable: boolean
  /** Of a subset: whether `additionalProperties` may stand. */
  maps: boolean
  /** Of a subset: whether numbers may be listed in `enum`. */
  numbersInEnum: boolean
  /** Whether `$ref` may stand. */
  refs: boolean
  /** Names of arguments that fit. */
  names: RegExp
  /** Levels of objects and lists, the root included. */
  depth: number
  /** The longest name of a tool. */
  nameLength: number
  /** Characters of a tool's description; what is over stands in that of the parameters. */
  descriptionLength: number
}

const jsonSchema: Dialect = {
  subset: false,
  nullable: false,
  maps: true,
  numbersInEnum: true,
  refs: false,
  names: /^(?!__proto__$)/,
  depth: 20,
  nameLength: 64,
  descriptionLength: Number.POSITIVE_INFINITY,
}

const subset: Dialect = {
  ...jsonSchema,
  subset: true,
  nullable: true,
  maps: false,
  numbersInEnum: false,
  // Without those that a framework on the way takes for keywords, wherever they stand.
  names:
    /^(?!(__proto__|constructor|prototype|additionalProperties|definitions|strict)$)[a-zA-Z_]\w{0,63}$/,
  depth: 7,
  descriptionLength: 1024,
}

const openai: Dialect = { ...jsonSchema, refs: true, descriptionLength: 1024 }

/** How each profile is written. */
export const dialects: Readonly<Record<ProfileName, Dialect>> = {
  common: subset,
  openai,
  'openai-strict': openai,
  anthropic: { ...jsonSchema, names: /^(?!__proto__$)[\w.-]{1,64}$/ },
  gemini: { ...subset, descriptionLength: Number.POSITIVE_INFINITY },
  'gemini-json': {
    ...subset,
    nullable: false,
    maps: true,
    numbersInEnum: true,
    descriptionLength: Number.POSITIVE_INFINITY,
  },
  mistral: jsonSchema,
  vscode: { ...subset, nameLength: 46 },
  cursor: { ...subset, nameLength: 45 },
}
