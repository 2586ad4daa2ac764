import { defineToolkit, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { joinChannel, listChannels } from './channels.ts'
import { slackFailure } from './failure.ts'
import { downloadFile, filesOrigin, listFiles, uploadFile } from './files.ts'
import { searchMessages } from './search.ts'
import { method } from './fields.ts'
import {
  addReaction,
  deleteMessage,
  fetchHistory,
  fetchThread,
  sendMessage,
  updateMessage,
} from './messages.ts'
import { findUserByEmail, listUsers } from './users.ts'

export type * from './tool-types.ts'

/** Slack, as an app of the workspace: read channels, write, react. */
export const slack: Toolkit = defineToolkit({
  slug: 'slack',
  name: 'Slack',
  description:
    'A workspace of channels: read them, write into them, share files, search, find people.',
  logo: letterLogo('S', '#4a154b'),
  categories: ['communication'],
  version: '20261130_01',
  baseUrl: 'https://slack.com/api',
  origins: [filesOrigin],
  auth: oauth2({
    authorizeUrl: 'https://slack.com/oauth/v2/authorize',
    tokenUrl: 'https://slack.com/api/oauth.v2.access',
    revoke: () => ({
      authorization: 'token',
      request: { method: 'POST', path: 'https://slack.com/api/auth.revoke' },
    }),
    // A workspace has one bot of an app, and revoking its token deactivates it: https://api.slack.com/methods/auth.revoke
    grant: 'shared',
    scopes: {
      'chat:write': 'Send messages as the app',
      'channels:read': 'See the public channels',
      'channels:history': 'Read messages in public channels',
      'channels:join': 'Join public channels',
      'groups:read': 'See the private channels that it is added to',
      'groups:history': 'Read messages in private channels that it is added to',
      'reactions:write': 'Add reactions to messages',
      'files:read': 'See and download files that were shared with the app',
      'files:write': 'Share files as the app',
      'users:read': 'See who is in the workspace',
      'users:read.email': 'See their email addresses',
    },
    // Slack lets no app search for a person but with that person's own token.
    furtherTokens: {
      user: {
        scopeParameter: 'user_scope',
        scopes: { 'search:read': 'Search what you can see' },
        tokenAnswer: {
          access_token: 'authed_user.access_token',
          refresh_token: 'authed_user.refresh_token',
          expires_in: 'authed_user.expires_in',
          scope: 'authed_user.scope',
        },
        refreshAnswer: {},
      },
    },
    scopeSeparator: ',',
    grantEnded: [
      'invalid_refresh_token',
      'token_expired',
      'token_revoked',
      'account_inactive',
      'invalid_code',
      'code_already_used',
    ],
    registerUrl: 'https://api.slack.com/apps',
  }),
  verified: 'emulated',
  docsUrl: 'https://docs.slack.dev/apis/web-api',
  setup: [
    'Create an app at https://api.slack.com/apps.',
    'Under OAuth & Permissions, add the redirect URL {redirect_uri}, the bot scopes below, and as user scopes those that begin with user:.',
    'Under Manage Distribution, make it public if other workspaces are to connect.',
  ],
  rateLimits: 'by method: 20 to 100 a minute for most, one message a second for each channel',
  failure: slackFailure,
  identity: {
    request: method('auth.test', {}),
    read: ({
      team_id,
      user_id,
      team,
      user,
    }: Record<'team_id' | 'user_id' | 'team' | 'user', string>) => ({
      subject: `${team_id}:${user_id}`,
      label: `${user} in ${team}`,
    }),
  },
  tools: [
    sendMessage,
    listChannels,
    fetchHistory,
    fetchThread,
    listUsers,
    findUserByEmail,
    searchMessages,
    addReaction,
    joinChannel,
    updateMessage,
    deleteMessage,
    uploadFile,
    listFiles,
    downloadFile,
  ],
})
