import { apiKeys, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import {
  createEvent,
  listDashboards,
  listEvents,
  listMetrics,
  queryMetrics,
  searchLogs,
} from './data.ts'
import { datadogFailure } from './failure.ts'
import { createDowntime, createMonitor, getMonitor, searchMonitors } from './monitors.ts'

export type * from './tool-types.ts'

const sites = {
  'datadoghq.com': 'US1 (datadoghq.com)',
  'us3.datadoghq.com': 'US3 (us3.datadoghq.com)',
  'us5.datadoghq.com': 'US5 (us5.datadoghq.com)',
  'datadoghq.eu': 'EU (datadoghq.eu)',
  'ap1.datadoghq.com': 'Japan (ap1.datadoghq.com)',
  'ap2.datadoghq.com': 'Australia (ap2.datadoghq.com)',
  'ddog-gov.com': 'US government (ddog-gov.com)',
}
const me = get('/api/v2/current_user')

/** Datadog: the monitors, metrics and logs of systems. */
export const datadog: Toolkit = defineToolkit({
  slug: 'datadog',
  name: 'Datadog',
  description: 'How systems are: monitors and what they say, metrics, logs, events, dashboards.',
  logo: letterLogo('D', '#632ca6'),
  categories: ['monitoring', 'developer tools'],
  version: '20261130_00',
  baseUrl: 'https://api.{site}',
  hosts: Object.keys(sites).map((site) => `api.${site}`),
  auth: apiKeys({
    fields: {
      site: {
        label: 'Site',
        help: 'The end of the address of your Datadog when you are signed in.',
        choices: sites,
        default: 'datadoghq.com',
      },
      api_key: {
        label: 'API key',
        secret: true,
        help: 'Under Organization settings, API keys.',
      },
      application_key: {
        label: 'Application key',
        secret: true,
        help: 'Under Organization settings, Application keys. It may do what the person who makes it may; scopes make that less.',
      },
    },
    headers: { 'dd-api-key': '{api_key}', 'dd-application-key': '{application_key}' },
    check: me,
  }),
  verified: 'specified',
  docsUrl: 'https://docs.datadoghq.com/api/latest/',
  rateLimits:
    '300 searches of logs an hour, 1,600 queries of metrics an hour for each organisation',
  failure: datadogFailure,
  identity: {
    request: me,
    read: ({ data: { id, attributes } }: { data: Person }) => {
      const label = attributes?.email ?? attributes?.handle
      return { subject: id, ...(label && { label }) }
    },
  },
  tools: [
    searchMonitors,
    queryMetrics,
    searchLogs,
    getMonitor,
    listEvents,
    listMetrics,
    listDashboards,
    createEvent,
    createMonitor,
    createDowntime,
  ],
})

interface Person {
  id: string
  attributes?: { email?: string; handle?: string }
}
