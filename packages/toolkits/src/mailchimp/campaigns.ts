import { defineTool, get, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  campaign,
  campaignId,
  listId,
  type MailchimpCampaign,
  only,
  paging,
  readCampaign,
  total,
} from './fields.ts'

const shown = [
  'id',
  'web_id',
  'status',
  'type',
  'emails_sent',
  'send_time',
  'long_archive_url',
  'settings.subject_line',
  'settings.title',
  'recipients.list_id',
  'recipients.list_name',
]

export const listCampaigns = defineTool({
  slug: 'MAILCHIMP_LIST_CAMPAIGNS',
  name: 'List campaigns',
  description: 'List campaigns (mails to an audience), the newest first: drafts, planned and sent.',
  effect: 'read',
  important: true,
  keywords: ['newsletters', 'emails', 'sent', 'scheduled', 'drafts'],
  input: z.object({
    status: z
      .enum(['save', 'paused', 'schedule', 'sending', 'sent'])
      .optional()
      .describe('How far they are; `save` are drafts.'),
    list_id: listId.optional().describe('Only to this audience.'),
    since_send_time: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Only those sent since then.'),
    ...paging,
  }),
  output: z.object({ campaigns: z.array(campaign), total }),
  request: (input) =>
    get('/campaigns', {
      ...input,
      fields: only('campaigns', shown),
      sort_field: 'create_time',
      sort_dir: 'DESC',
    }),
  response: ({
    campaigns,
    total_items,
  }: {
    campaigns: MailchimpCampaign[]
    total_items?: number
  }) => ({
    campaigns: campaigns.map(readCampaign),
    total: total_items,
  }),
})

const report = z.object({
  id: z.string(),
  subject_line: z.string().optional(),
  list_name: z.string().optional(),
  emails_sent: z.number(),
  send_time: z.string().optional(),
  unsubscribed: z.number().optional(),
  abuse_reports: z.number().optional(),
  bounces: z
    .object({ hard_bounces: z.number().optional(), soft_bounces: z.number().optional() })
    .optional(),
  opens: z
    .object({
      opens_total: z.number().optional(),
      unique_opens: z.number().optional(),
      open_rate: z.number().optional().describe('A part of 1.'),
    })
    .optional(),
  clicks: z
    .object({
      clicks_total: z.number().optional(),
      unique_subscriber_clicks: z.number().optional(),
      click_rate: z.number().optional().describe('A part of 1.'),
    })
    .optional(),
})

export const getReport = defineTool({
  slug: 'MAILCHIMP_GET_CAMPAIGN_REPORT',
  name: 'Get a report',
  description: 'Get how a campaign that was sent did: opened, clicked, bounced, unsubscribed.',
  effect: 'read',
  keywords: ['statistics', 'open rate', 'click rate', 'performance', 'results', 'newsletter'],
  plan: [{ tool: 'MAILCHIMP_LIST_CAMPAIGNS', to: 'find the campaign: its id is the campaign_id' }],
  input: z.object({ campaign_id: campaignId }),
  output: report,
  request: ({ campaign_id }) => get(path`/reports/${campaign_id}`),
})

export const createCampaign = defineTool({
  slug: 'MAILCHIMP_CREATE_CAMPAIGN',
  name: 'Write a campaign',
  description: 'Write a mail to an audience as a draft; MAILCHIMP_SEND_CAMPAIGN sends it.',
  effect: 'write',
  keywords: ['newsletter', 'email', 'draft', 'new', 'compose'],
  plan: [{ tool: 'MAILCHIMP_LIST_AUDIENCES', to: 'learn the list_id' }],
  input: z.object({
    list_id: listId,
    subject_line: z.string().min(1).describe('The subject that people see.'),
    from_name: z.string().min(1).describe('Whom it is from.'),
    reply_to: z.email().describe('Where answers go; an address that Mailchimp has verified.'),
    html: z.string().min(1).describe('The whole mail, as HTML; Mailchimp adds its own foot.'),
    title: z.string().optional().describe('What it is called in Mailchimp.'),
    preview_text: z.string().optional().describe('What inboxes show behind the subject.'),
  }),
  output: campaign,
  run: async ({ list_id, html, ...settings }, upstream) => {
    const made = (await upstream.call(
      post('/campaigns', { type: 'regular', recipients: { list_id }, settings }),
    )) as MailchimpCampaign
    await upstream.call(put(path`/campaigns/${made.id}/content`, { html }))
    return readCampaign(made)
  },
})

export const sendCampaign = defineTool({
  slug: 'MAILCHIMP_SEND_CAMPAIGN',
  name: 'Send a campaign',
  description: 'Send a draft to its whole audience, now. It cannot be called back.',
  effect: 'destroy',
  keywords: ['newsletter', 'publish', 'deliver', 'blast', 'email'],
  plan: [{ tool: 'MAILCHIMP_LIST_CAMPAIGNS', to: 'find the draft: its id is the campaign_id' }],
  input: z.object({ campaign_id: campaignId }),
  output: z.object({ done: z.boolean() }),
  request: ({ campaign_id }) => post(path`/campaigns/${campaign_id}/actions/send`),
  response: () => ({ done: true }),
})
