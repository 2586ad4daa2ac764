export {
  type Auth,
  checkOf,
  isKeyAuth,
  isTokenAuth,
  isTyped,
  type SchemeName,
  takesClient,
} from './auth.ts'
export { MaillonError } from '../errors/maillon-error.ts'
export { type CutOptions, cutSchema } from '../schema/cut-schema.ts'
export { isObject } from '../is-object.ts'
export { argumentNames } from './argument-names.ts'
export { connectsBy } from './connects-by.ts'
export { credentialHeaders } from './credential-headers.ts'
export { type Choosable, choiceOf, fieldsOf, keepOf } from './declared.ts'
export {
  defineTool,
  type Effect,
  type PlanStep,
  type Tool,
  type ToolInput,
  type Upstream,
  type UpstreamAnswer,
} from './define-tool.ts'
export { defineToolkit, type ToolkitDefinition } from './define-toolkit.ts'
export type {
  Identity,
  LocalService,
  Toolkit,
  UpstreamFailure,
  UpstreamRefusal,
} from './toolkit.ts'
export {
  type Declared,
  type Field,
  type FieldProblem,
  type Fields,
  type FieldValues,
  fieldRejected,
  fillEach,
  fillText,
  isLeftOut,
  namesIn,
  segment,
  type Unfit,
} from './field.ts'
export { type FileFacts, fileInput, fileOutput } from './file.ts'
export { type FilledToolkit, type Filling, fillKnown, fillToolkit } from './fill-toolkit.ts'
export { hasAddress, hostField, withOrigins } from './host-field.ts'
export { type Hosts, hostFits, hostsProblem } from './hosts.ts'
export { type Base64Of, jsonWithFiles, type MarkedFiles, markedFiles } from './json-with-files.ts'
export type { Keep, Kept, KeptByCall } from './kept.ts'
export { atRest, lazyToolkit, type ToolkitAtHand } from './lazy-toolkit.ts'
export type { ToolkitAtRest } from './toolkit-at-rest.ts'
export { isLoopback } from './loopback.ts'
export { multipart, type Part } from './multipart.ts'
export { path } from './path.ts'
export { type ReadFields, readFields, readFixed, unknownField } from './read-fields.ts'
export { checkKept, readKept } from './read-kept.ts'
export { replaceFiles } from './replace-files.ts'
export {
  type BodyPiece,
  del,
  get,
  patch,
  post,
  put,
  type Query,
  type ToolRequest,
} from './request.ts'
export { clientCredentials } from './schemes/client-credentials.ts'
export { githubApp } from './schemes/github-app.ts'
export { googleServiceAccount } from './schemes/google-service-account.ts'
export { type Asking, scopesByToken, scopesOf, scopesOfToken } from './schemes/further-tokens.ts'
export type { FurtherToken, FurtherTokens } from './schemes/further-token.ts'
export {
  apiKey,
  apiKeys,
  basic,
  bearerToken,
  type ClientCertificate,
  type KeyAuth,
  type KeyPlaces,
  type SigV4,
} from './schemes/key.ts'
export { type NoAuth, noAuth } from './schemes/no-auth.ts'
export { type OAuth1Auth, oauth1 } from './schemes/oauth1.ts'
export { type GrantEnded, type OAuth2Auth, oauth2, type Revocation } from './schemes/oauth2.ts'
export {
  type AnswerPaths,
  type OAuth2Dialect,
  type OAuthParameter,
  oauthParameters,
  type TokenOfClient,
  tokenHeaders,
} from './schemes/oauth2-dialect.ts'
export {
  type Placed,
  placeKey,
  secretsOfKey,
  type Typed,
  valuesOf,
  withFields,
} from './schemes/place-key.ts'
export {
  type Assertion,
  assertionAlgorithms,
  jwtGrant,
  keyPair,
  signIn,
  type TokenAuth,
  type TokenRequest,
} from './schemes/token.ts'
export {
  type Comparison,
  type FactSource,
  type ServiceFile,
  type Services,
  type ServiceSummary,
  serviceSummary,
  serviceToolkit,
} from './services.ts'
export type { Checked } from './checked.ts'
export type { Way } from './schemes/way.ts'
export { firstWay, inWay, oauthOf } from './ways.ts'
export type { Ways } from './auth.ts'
export { readAuth, type WrittenAuth, type WrittenWays } from './written-auth.ts'
