/**
 * Whose limits a tool is offered by: those of a model vendor's API, or of a client that puts tools before a model.
 * `common` is what all of them take. `gemini` is `parameters` of a function declaration, `gemini-json` its
 * `parametersJsonSchema`; `openai-strict` is strict where a tool's schema can be.
 */
export type ProfileName = (typeof profileNames)[number]

/** The profiles by which tools are offered: each is what one kind of model takes. */
export const profileNames = [
  'common',
  'openai',
  'openai-strict',
  'anthropic',
  'gemini',
  'gemini-json',
  'mistral',
  'vscode',
  'cursor',
] as const
