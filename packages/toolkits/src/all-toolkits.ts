import type { Toolkit } from '@maillon/core/toolkit'
import { airtable } from './airtable/index.ts'
import { asana } from './asana/index.ts'
import { confluence } from './confluence/index.ts'
import { datadog } from './datadog/index.ts'
import { discordbot } from './discordbot/index.ts'
import { dropbox } from './dropbox/index.ts'
import { freshdesk } from './freshdesk/index.ts'
import { github } from './github/index.ts'
import { gitlab } from './gitlab/index.ts'
import { gmail } from './gmail/index.ts'
import { googlecalendar } from './googlecalendar/index.ts'
import { googledocs } from './googledocs/index.ts'
import { googledrive } from './googledrive/index.ts'
import { googlesheets } from './googlesheets/index.ts'
import { googletasks } from './googletasks/index.ts'
import { hackernews } from './hackernews/index.ts'
import { hubspot } from './hubspot/index.ts'
import { intercom } from './intercom/index.ts'
import { jira } from './jira/index.ts'
import { linear } from './linear/index.ts'
import { mailchimp } from './mailchimp/index.ts'
import { notion } from './notion/index.ts'
import { okta } from './okta/index.ts'
import { outlook } from './outlook/index.ts'
import { quickbooks } from './quickbooks/index.ts'
import { resend } from './resend/index.ts'
import { salesforce } from './salesforce/index.ts'
import { shopify } from './shopify/index.ts'
import { slack } from './slack/index.ts'
import { snowflake } from './snowflake/index.ts'
import { stripe } from './stripe/index.ts'
import { telegram } from './telegram/index.ts'
import { todoist } from './todoist/index.ts'
import { trello } from './trello/index.ts'
import { twilio } from './twilio/index.ts'
import { vercel } from './vercel/index.ts'
import { zendesk } from './zendesk/index.ts'
import { zoom } from './zoom/index.ts'

/** The whole catalogue, the most used first. */
export const allToolkits: readonly Toolkit[] = [
  gmail,
  github,
  slack,
  googlecalendar,
  googledrive,
  notion,
  linear,
  outlook,
  googledocs,
  googlesheets,
  googletasks,
  airtable,
  asana,
  confluence,
  datadog,
  discordbot,
  dropbox,
  freshdesk,
  gitlab,
  hackernews,
  hubspot,
  intercom,
  jira,
  mailchimp,
  okta,
  quickbooks,
  resend,
  salesforce,
  shopify,
  snowflake,
  stripe,
  telegram,
  todoist,
  trello,
  twilio,
  vercel,
  zendesk,
  zoom,
]
