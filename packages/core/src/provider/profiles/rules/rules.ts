import type { ProfileName } from '../profile-name.ts'
import { onDescription, onName, type Rule } from './rule.ts'
import * as schema from './schema-rules.ts'

const github = 'https://github.com'
const said = onDescription(
  {
    id: 'description-said',
    says: 'A tool has a description.',
    source: `${github}/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/common/toolSchemaNormalizer.ts`,
  },
  (description) => description !== '',
)

const openai: readonly Rule[] = [
  onName(
    {
      id: 'openai-name',
      says: 'A name is of letters, digits, underscores and dashes, at most 64.',
      source: 'https://platform.openai.com/docs/api-reference/chat/create',
    },
    /^[a-zA-Z0-9_-]{1,64}$/,
  ),
  onDescription(
    {
      id: 'description-length',
      says: 'A description is of at most 1,024 characters, as Azure and older models have it.',
      source: `${github}/rusiaaman/wcgw/issues/51`,
    },
    (description) => description.length <= 1024,
  ),
  schema.objectRoot(`${github}/vercel/ai/issues/1485`),
  schema.plainRoot(`${github}/cecli-dev/cecli/issues/281`),
  schema.arrayItems(`${github}/PrefectHQ/fastmcp/issues/2464`),
  schema.noBooleans(`${github}/zed-industries/zed/pull/47578`),
  schema.soundValues(`${github}/SylphxAI/pdf-reader-mcp/issues/63`),
  schema.localRefs(`${github}/google-gemini/gemini-cli/issues/13326`),
]

const strictGuide = 'https://platform.openai.com/docs/guides/structured-outputs#supported-schemas'
const strict: readonly Rule[] = [
  ...openai,
  schema.strictObjects(strictGuide),
  schema.strictLimits(strictGuide),
  schema.strictKeywords(strictGuide),
]

const claudeSchemas = 'https://platform.claude.com/docs/en/managed-agents/self-hosted-sandboxes'
const anthropic: readonly Rule[] = [
  onName(
    {
      id: 'anthropic-name',
      says: 'A name is of letters, digits, underscores and dashes, at most 64.',
      source: `${github}/anthropics/claude-code/issues/2485`,
    },
    /^[a-zA-Z0-9_-]{1,64}$/,
  ),
  schema.objectRoot('https://docs.claude.com/en/api/messages#body-tools'),
  schema.plainRoot(`${github}/anthropics/claude-code/issues/40075`),
  schema.soundValues(`${github}/Dokploy/mcp/issues/74`),
  schema.arrayItems(`${github}/microsoft/vscode/issues/284536`),
  schema.noKeywords(
    'no-refs',
    'No reference is in it.',
    claudeSchemas,
    '$ref',
    '$dynamicRef',
    '$recursiveRef',
  ),
  schema.propertyNames(
    'anthropic-property-names',
    'Names of properties are of letters, digits, underscores, dots and dashes, at most 64.',
    claudeSchemas,
    /^[a-zA-Z0-9_.-]{1,64}$/,
  ),
]

const geminiName = onName(
  {
    id: 'gemini-name',
    says: 'A name starts with a letter or an underscore, and is of letters, digits, underscores, dots, colons and dashes, at most 64.',
    source: `${github}/kaitranntt/ccs/issues/25`,
  },
  /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/,
)

const geminiSchema = 'https://ai.google.dev/api/caching#Schema'
const geminiBoth: readonly Rule[] = [
  geminiName,
  schema.objectRoot(geminiSchema),
  schema.plainRoot(geminiSchema),
  schema.soundValues(geminiSchema),
  schema.noBooleans(geminiSchema),
  schema.arrayItems(`${github}/cline/cline/issues/7339`),
  schema.requiredDefined(`${github}/probelabs/probe/issues/569`),
  schema.noKeywords(
    'no-refs',
    'No reference is in it.',
    `${github}/google-gemini/gemini-cli/issues/13326`,
    '$ref',
    '$defs',
    'definitions',
  ),
  schema.propertyNames(
    'gemini-property-names',
    'Names of properties start with a letter or an underscore, and are of letters, digits and underscores, at most 64.',
    'https://googleapis.github.io/js-genai/release_docs/interfaces/types.FunctionDeclaration.html',
    /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/,
  ),
  schema.levels(`${github}/google-gemini/gemini-cli/issues/5923`, 10),
  schema.sumOfMaxItems(`${github}/googleapis/python-genai/issues/2170`, 960),
]

const geminiFields = [
  'type',
  'format',
  'title',
  'description',
  'nullable',
  'enum',
  'maxItems',
  'minItems',
  'properties',
  'required',
  'minProperties',
  'maxProperties',
  'minLength',
  'maxLength',
  'pattern',
  'example',
  'anyOf',
  'propertyOrdering',
  'default',
  'items',
  'minimum',
  'maximum',
]
const gemini: readonly Rule[] = [
  ...geminiBoth,
  schema.onlyKeywords(geminiSchema, geminiFields),
  schema.oneType(`${github}/voocel/litellm/issues/9`),
  schema.unionAlone(`${github}/patlux/pi-commandcode-provider/pull/103`),
  schema.textEnums(`${github}/Draculabo/AntigravityManager/pull/260`),
  schema.noEmptyProperties(`${github}/lobehub/lobehub/pull/5002`),
  schema.formats(`${github}/google-gemini/gemini-cli/issues/3178`, {
    string: ['date-time', 'enum'],
    number: ['float', 'double'],
    integer: ['int32', 'int64'],
  }),
]

const geminiJson: readonly Rule[] = [
  ...geminiBoth,
  schema.textEnums('https://ai.google.dev/api/generate-content#GenerationConfig', true),
  schema.onlyKeywords('https://ai.google.dev/api/generate-content#GenerationConfig', [
    ...geminiFields.filter((keyword) => keyword !== 'nullable' && keyword !== 'example'),
    'additionalProperties',
  ]),
]

const mistral: readonly Rule[] = [
  onName(
    {
      id: 'mistral-name',
      says: 'A name is of letters, digits, underscores and dashes, at most 64.',
      source: `${github}/Kochava-Studios/witsy/pull/164`,
    },
    /^[a-zA-Z0-9_-]{1,64}$/,
  ),
  schema.objectRoot('https://docs.mistral.ai/capabilities/function_calling/'),
  schema.plainRoot('https://docs.mistral.ai/capabilities/function_calling/'),
  schema.soundValues(`${github}/SylphxAI/pdf-reader-mcp/issues/63`),
  schema.noKeywords(
    'no-identifiers',
    'It names neither itself nor its draft.',
    `${github}/BerriAI/litellm/pull/13389`,
    '$id',
    '$schema',
  ),
]

/** What frameworks on the way to a model take out of schemas, or take for something else. */
const between: readonly Rule[] = [
  schema.propertyNames(
    'names-of-keywords',
    'No property is called as what @langchain/google-genai and @langchain/mcp-adapters take out wherever it stands.',
    `${github}/langchain-ai/langchainjs/blob/main/libs/providers/langchain-google-genai/src/utils/zod_to_genai_parameters.ts`,
    /^(?!(additionalProperties|\$schema|strict|definitions|\$defs)$)/,
  ),
  schema.propertyNames(
    'names-of-prototypes',
    'No property is called as what every object of JavaScript has.',
    'https://cheatsheetseries.owasp.org/cheatsheets/Prototype_Pollution_Prevention_Cheat_Sheet.html',
    /^(?!(__proto__|constructor|prototype)$)/,
  ),
]

const common: readonly Rule[] = distinct([
  ...gemini,
  ...openai,
  ...anthropic,
  ...mistral,
  ...between,
])

function distinct(rules: readonly Rule[]): readonly Rule[] {
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()]
}

const vscode = onName(
  {
    id: 'vscode-name',
    says: 'A name has room for the 18 characters that VS Code puts before it, in 64.',
    source: `${github}/microsoft/vscode/blob/main/src/vs/workbench/contrib/mcp/common/mcpTypes.ts`,
  },
  /^[a-zA-Z0-9_-]{1,46}$/,
)
const cursor = onName(
  {
    id: 'cursor-name',
    says: "A name and its server's are less than 60 characters together.",
    source: `${github}/ComposioHQ/composio/issues/2788`,
  },
  /^[a-zA-Z0-9_-]{1,45}$/,
)

/** What each profile refuses. */
export const rules: Readonly<Record<ProfileName, readonly Rule[]>> = {
  common: [said, ...common],
  openai: [said, ...openai],
  'openai-strict': [said, ...strict],
  anthropic: [said, ...anthropic],
  gemini: [said, ...gemini],
  'gemini-json': [said, ...geminiJson],
  mistral: [said, ...mistral],
  // Whose models are anybody's.
  vscode: [said, ...common, vscode],
  cursor: [said, ...common, cursor],
}

/** How many tools a request may have, or a client gives a model, where that is told. */
export const mostTools: Readonly<Partial<Record<ProfileName, number>>> = {
  openai: 128,
  'openai-strict': 128,
  gemini: 128,
  'gemini-json': 128,
  vscode: 128,
  cursor: 80,
}
