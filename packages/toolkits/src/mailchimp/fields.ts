import { z } from 'zod'

/** Which page of a list. */
export const paging = {
  count: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
  offset: z.int().min(0).default(0).describe('How many to leave out before; 20 is page 2.'),
}

export const total = z.number().optional().describe('How many there are on all pages.')

export const listId = z.string().min(1).describe('`id` from MAILCHIMP_LIST_AUDIENCES.')
export const campaignId = z.string().min(1).describe('`id` of the campaign.')

/** Names members that are asked for, of each item of a list. */
export const only = (list: string, names: readonly string[]) =>
  [...names.map((name) => `${list}.${name}`), 'total_items'].join(',')

export const member = z.object({
  id: z.string(),
  email_address: z.string(),
  full_name: z.string().optional(),
  status: z.string().describe('`subscribed`, `unsubscribed`, `cleaned`, `pending` and others.'),
  merge_fields: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(z.object({ id: z.number(), name: z.string() })).optional(),
  list_id: z.string().optional(),
  last_changed: z.string().optional(),
})

export const campaign = z.object({
  id: z.string(),
  web_id: z.number().optional(),
  status: z.string().describe('`save` is a draft; `schedule`, `sending`, `sent`, `paused`.'),
  type: z.string().optional(),
  emails_sent: z.number().optional(),
  send_time: z.string().nullish(),
  subject_line: z.string().optional(),
  title: z.string().optional(),
  list_id: z.string().optional(),
  list_name: z.string().optional(),
  archive_url: z.string().optional(),
})

/** A campaign, as Mailchimp answers it. */
export interface MailchimpCampaign {
  id: string
  status: string
  long_archive_url?: string
  settings?: { subject_line?: string; title?: string }
  recipients?: { list_id?: string; list_name?: string }
}

/** A campaign, as a model needs it. */
export function readCampaign({
  settings,
  recipients,
  long_archive_url,
  ...rest
}: MailchimpCampaign): z.input<typeof campaign> {
  return {
    ...rest,
    subject_line: settings?.subject_line,
    title: settings?.title,
    list_id: recipients?.list_id,
    list_name: recipients?.list_name,
    archive_url: long_archive_url,
  }
}
