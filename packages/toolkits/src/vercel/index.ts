import { apiKey, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import {
  cancelDeployment,
  getDeployment,
  getDeploymentEvents,
  listDeployments,
} from './deployments.ts'
import { addDomain, listDomains } from './domains.ts'
import { deleteVariable, listVariables, setVariable } from './environment.ts'
import { vercelFailure } from './failure.ts'
import { getProject, listProjects, listTeams } from './projects.ts'

export type * from './tool-types.ts'

/** Vercel: projects, deployments, environment variables and domains. */
export const vercel: Toolkit = defineToolkit({
  slug: 'vercel',
  name: 'Vercel',
  description: 'Hosting: projects, deployments and their logs, environment variables, domains.',
  logo: letterLogo('V', '#000000'),
  categories: ['developer tools'],
  version: '20261126_00',
  baseUrl: 'https://api.vercel.com',
  auth: apiKey({
    label: 'Access token',
    help: 'Make one at https://vercel.com/account/settings/tokens for the team that you want to use.',
    check: get('/v2/user'),
  }),
  verified: 'emulated',
  docsUrl: 'https://vercel.com/docs/rest-api',
  rateLimits: 'by endpoint; 100 deployments a day on the Hobby plan, 6,000 on Pro',
  failure: vercelFailure,
  identity: {
    request: get('/v2/user'),
    read: ({ user }: { user: { id: string; username: string } }) => ({
      subject: user.id,
      label: user.username,
    }),
  },
  tools: [
    listProjects,
    listDeployments,
    getDeployment,
    getDeploymentEvents,
    getProject,
    listVariables,
    setVariable,
    deleteVariable,
    listDomains,
    addDomain,
    cancelDeployment,
    listTeams,
  ],
})
