import {
  bearerToken,
  defineToolkit,
  type Field,
  keyPair,
  type Toolkit,
} from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getColumns, listDatabases, listTables, listWarehouses } from './catalog.ts'
import { snowflakeFailure } from './failure.ts'
import { type ResultSet, statement } from './fields.ts'
import { cancelStatement, executeStatement, getResult, runQuery } from './statements.ts'

export type * from './tool-types.ts'

// Needs no warehouse.
const whoAmI = statement(
  'SELECT CURRENT_ORGANIZATION_NAME(), CURRENT_ACCOUNT_NAME(), CURRENT_USER()',
)

const account: Field = {
  label: 'Account identifier',
  help: 'Organisation and account with a dash between them: in Snowsight, under your name, Account, View account details.',
  example: 'ACME-DATA',
  pattern: '[A-Za-z0-9]+-[A-Za-z0-9-]+',
  letters: 'upper',
}

/** Snowflake: the data of a company, by SQL. */
export const snowflake: Toolkit = defineToolkit({
  slug: 'snowflake',
  name: 'Snowflake',
  description: 'Data of a company by SQL: find tables, query them, run statements.',
  logo: letterLogo('S', '#29b5e8'),
  categories: ['data', 'developer tools'],
  version: '20261130_00',
  baseUrl: 'https://{account}.snowflakecomputing.com',
  hosts: ['*.snowflakecomputing.com'],
  auth: {
    key_pair: keyPair({
      label: 'Key pair',
      fields: {
        account,
        user: { label: 'User', help: 'Its login name.', example: 'ADA', letters: 'upper' },
        private_key: {
          label: 'Private key',
          secret: true,
          multiline: true,
          format: 'pem',
          help: 'The .p8 or .pem file whose public part the user has: https://docs.snowflake.com/en/user-guide/key-pair-auth.',
        },
        passphrase: {
          label: 'Passphrase',
          secret: true,
          optional: true,
          help: 'Where the private key is encrypted.',
        },
      },
      assertion: {
        algorithm: 'RS256',
        key: '{private_key}',
        passphrase: '{passphrase}',
        claims: {
          iss: '{account}.{user}.{public_key_fingerprint}',
          sub: '{account}.{user}',
        },
        lifetime: 3_540,
      },
      headers: {
        authorization: 'Bearer {token}',
        'x-snowflake-authorization-token-type': 'KEYPAIR_JWT',
      },
      check: whoAmI,
    }),
    token: bearerToken({
      label: 'Programmatic access token',
      fields: {
        account,
        token: {
          label: 'Programmatic access token',
          secret: true,
          help: 'In Snowsight, under your name, Settings, Authentication: https://docs.snowflake.com/en/user-guide/programmatic-access-tokens.',
        },
      },
      headers: {
        authorization: 'Bearer {token}',
        'x-snowflake-authorization-token-type': 'PROGRAMMATIC_ACCESS_TOKEN',
      },
      check: whoAmI,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://docs.snowflake.com/en/developer-guide/sql-api/reference',
  rateLimits: 'none told; Snowflake answers 429 to too many statements at the same time',
  failure: snowflakeFailure,
  identity: {
    request: whoAmI,
    read: ({ data }: ResultSet) => {
      const [organization, name, user] = data?.[0] ?? []
      if (!name || !user) throw new Error('Snowflake did not say who is connected.')
      return { subject: `${organization}.${name}.${user}`, label: `${user} in ${name}` }
    },
  },
  tools: [
    runQuery,
    listDatabases,
    listTables,
    getColumns,
    executeStatement,
    getResult,
    listWarehouses,
    cancelStatement,
  ],
})
