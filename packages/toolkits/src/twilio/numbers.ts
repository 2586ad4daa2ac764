import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { account, nextPageToken, nextPageTokenOf, paging, phoneNumber } from './fields.ts'

/** Where Twilio looks numbers up. */
export const lookups = 'https://lookups.twilio.com'

export const listIncomingPhoneNumbers = defineTool({
  slug: 'TWILIO_LIST_INCOMING_PHONE_NUMBERS',
  name: 'List phone numbers',
  description: 'List the numbers that the account owns, with what each can do.',
  effect: 'read',
  important: true,
  keywords: ['own', 'sender', 'caller id', 'sms', 'my numbers'],
  input: z.object({ ...paging }),
  output: z.object({
    phone_numbers: z.array(
      z.object({
        sid: z.string(),
        phone_number: z.string(),
        friendly_name: z.string().nullish(),
        capabilities: z
          .object({
            sms: z.boolean().optional(),
            mms: z.boolean().optional(),
            voice: z.boolean().optional(),
          })
          .optional(),
        status: z.string().nullish(),
      }),
    ),
    next_page_token: nextPageToken,
  }),
  request: ({ page_size, page_token }) =>
    get(`${account}/IncomingPhoneNumbers.json`, { PageSize: page_size, PageToken: page_token }),
  response: (page: { incoming_phone_numbers: never[]; next_page_uri?: string | null }) => ({
    phone_numbers: page.incoming_phone_numbers,
    next_page_token: nextPageTokenOf(page),
  }),
})

export const fetchPhoneNumberInfo = defineTool({
  slug: 'TWILIO_FETCH_PHONE_NUMBER_INFO',
  name: 'Look up a phone number',
  description: 'Tell whether a number is valid and how it is written; for money also its carrier.',
  effect: 'read',
  keywords: ['check', 'validate', 'verify', 'country', 'mobile or landline', 'carrier', 'lookup'],
  input: z.object({
    phone_number: phoneNumber.describe('E.g. `+33612345678`.'),
    with_line_type: z
      .boolean()
      .default(false)
      .describe('Also the carrier, and whether it is a mobile or a landline; costs money.'),
  }),
  output: z.object({
    phone_number: z.string(),
    national_format: z.string().nullish(),
    country_code: z.string().nullish(),
    valid: z.boolean(),
    validation_errors: z.array(z.string()).nullish(),
    line_type_intelligence: z
      .object({ type: z.string().nullish(), carrier_name: z.string().nullish() })
      .nullish(),
  }),
  request: ({ phone_number, with_line_type }) =>
    get(lookups + path`/v2/PhoneNumbers/${phone_number}`, {
      Fields: with_line_type ? 'line_type_intelligence' : undefined,
    }),
})
