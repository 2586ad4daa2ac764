// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Twilio: Text messages and phone calls: send, make, look up what was sent and who called. */
    twilio: unknown
  }

  interface Tools {
    /** Stop a message that was to be sent later and has not been sent yet. */
    TWILIO_CANCEL_MESSAGE: {
      toolkit: "twilio"
      input: {
        /** `sid` of the message. */
        message_sid: string
      }
      output: {
        sid: string
        /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, `received`. */
        status: string
        direction?: string | undefined
        from?: string | null | undefined
        to?: string | null | undefined
        body?: string | null | undefined
        date_sent?: string | null | undefined
        num_media?: string | null | undefined
        price?: string | null | undefined
        price_unit?: string | null | undefined
        /** Why it did not arrive. */
        error_code?: number | null | undefined
        error_message?: string | null | undefined
      }
    }
    /** Call a phone and read a text to whoever answers. It costs money. */
    TWILIO_CREATE_CALL: {
      toolkit: "twilio"
      input: {
        /** Whom to call, e.g. `+33612345678`. */
        to: string
        /** One of the account's numbers, or a verified caller id. */
        from: string
        /** What is read aloud. */
        say: string
        /** The language of the text, e.g. `fr-FR`. */
        language?: string | undefined
      }
      output: {
        sid: string
        status: string
        direction?: string | null | undefined
        from?: string | null | undefined
        to?: string | null | undefined
        start_time?: string | null | undefined
        end_time?: string | null | undefined
        /** In seconds. */
        duration?: string | null | undefined
        answered_by?: string | null | undefined
        price?: string | null | undefined
        price_unit?: string | null | undefined
      }
    }
    /** Get how much money is left on the account. */
    TWILIO_FETCH_BALANCE: {
      toolkit: "twilio"
      input: Record<string, unknown>
      output: { balance: string; currency: string }
    }
    /** Get one message, with whether it arrived, why not, and what it cost. */
    TWILIO_FETCH_MESSAGE: {
      toolkit: "twilio"
      input: {
        /** `sid` of the message. */
        message_sid: string
      }
      output: {
        sid: string
        /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, `received`. */
        status: string
        direction?: string | undefined
        from?: string | null | undefined
        to?: string | null | undefined
        body?: string | null | undefined
        date_sent?: string | null | undefined
        num_media?: string | null | undefined
        price?: string | null | undefined
        price_unit?: string | null | undefined
        /** Why it did not arrive. */
        error_code?: number | null | undefined
        error_message?: string | null | undefined
      }
    }
    /** Tell whether a number is valid and how it is written; for money also its carrier. */
    TWILIO_FETCH_PHONE_NUMBER_INFO: {
      toolkit: "twilio"
      input: {
        /** E.g. `+33612345678`. */
        phone_number: string
        /** Also the carrier, and whether it is a mobile or a landline; costs money. */
        with_line_type?: boolean | undefined
      }
      output: { phone_number: string; national_format?: string | null | undefined; country_code?: string | null | undefined; valid: boolean; validation_errors?: string[] | null | undefined; line_type_intelligence?: { type?: string | null | undefined; carrier_name?: string | null | undefined } | null | undefined }
    }
    /** List calls that were made and that came in, the newest first. */
    TWILIO_LIST_CALLS: {
      toolkit: "twilio"
      input: {
        /** Only those to this number. */
        to?: string | undefined
        /** Only those from this number. */
        from?: string | undefined
        /** Only those that are or ended so. */
        status?: "queued" | "ringing" | "in-progress" | "canceled" | "completed" | "failed" | "busy" | "no-answer" | undefined
        /** Only those that began at this time or later. */
        start_time_after?: string | undefined
        /** Only those that began at this time or before. */
        start_time_before?: string | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_page_token` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: {
        calls: ({
          sid: string
          status: string
          direction?: string | null | undefined
          from?: string | null | undefined
          to?: string | null | undefined
          start_time?: string | null | undefined
          end_time?: string | null | undefined
          /** In seconds. */
          duration?: string | null | undefined
          answered_by?: string | null | undefined
          price?: string | null | undefined
          price_unit?: string | null | undefined
        })[]
        /** `page_token` of the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** List the numbers that the account owns, with what each can do. */
    TWILIO_LIST_INCOMING_PHONE_NUMBERS: {
      toolkit: "twilio"
      input: {
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_page_token` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: {
        phone_numbers: ({ sid: string; phone_number: string; friendly_name?: string | null | undefined; capabilities?: { sms?: boolean | undefined; mms?: boolean | undefined; voice?: boolean | undefined } | undefined; status?: string | null | undefined })[]
        /** `page_token` of the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** List the messages that were sent and that came in, the newest first. */
    TWILIO_LIST_MESSAGES: {
      toolkit: "twilio"
      input: {
        /** Only those to this number. */
        to?: string | undefined
        /** Only those from this number. */
        from?: string | undefined
        /** Only those sent at this time or later. */
        date_sent_after?: string | undefined
        /** Only those sent at this time or before. */
        date_sent_before?: string | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_page_token` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: {
        messages: ({
          sid: string
          /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, `received`. */
          status: string
          direction?: string | undefined
          from?: string | null | undefined
          to?: string | null | undefined
          body?: string | null | undefined
          date_sent?: string | null | undefined
          num_media?: string | null | undefined
          price?: string | null | undefined
          price_unit?: string | null | undefined
          /** Why it did not arrive. */
          error_code?: number | null | undefined
          error_message?: string | null | undefined
        })[]
        /** `page_token` of the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** List recordings of calls, of all or of one, the newest first. */
    TWILIO_LIST_RECORDINGS: {
      toolkit: "twilio"
      input: {
        /** `sid` of the call; leave out for all. */
        call_sid?: string | undefined
        /** How many, at most 100. */
        page_size?: number | undefined
        /** `next_page_token` of the page before; leave out for the first page. */
        page_token?: string | undefined
      }
      output: {
        recordings: ({
          sid: string
          call_sid?: string | null | undefined
          status: string
          start_time?: string | null | undefined
          /** In seconds. */
          duration?: string | null | undefined
          /** The audio; Twilio asks for the login. */
          media_url?: string | null | undefined
        })[]
        /** `page_token` of the next page; null on the last one. */
        next_page_token: string | null
      }
    }
    /** List what was used and what it cost, by category, between two days. */
    TWILIO_LIST_USAGE_RECORDS: {
      toolkit: "twilio"
      input: {
        /** `totalprice`, `sms`, `sms-outbound`, `calls`, `calls-outbound`, `phonenumbers` … */
        category?: string | undefined
        /** The first day; without it, since the account began. */
        start_date?: string | undefined
        /** The last day. */
        end_date?: string | undefined
      }
      output: { usage: ({ category: string; description?: string | null | undefined; start_date?: string | null | undefined; end_date?: string | null | undefined; count?: string | null | undefined; count_unit?: string | null | undefined; usage?: string | null | undefined; usage_unit?: string | null | undefined; price?: number | string | null | undefined; price_unit?: string | null | undefined })[] }
    }
    /** Send a text message (SMS), one with a picture (MMS), or a WhatsApp message. It costs money. Give from or messaging_service_sid. */
    TWILIO_SEND_MESSAGE: {
      toolkit: "twilio"
      input: {
        /** Who gets it: `+33612345678`, or `whatsapp:+33612345678`. */
        to: string
        /** One of the account's numbers, a sender name, or `whatsapp:` and a number. */
        from?: string | undefined
        /** The messaging service that chooses the sender. */
        messaging_service_sid?: string | undefined
        /** The text, at most 1,600 characters. */
        body: string
        /** A picture to go with it, on the public web. */
        media_url?: string | undefined
        /** When to send it: 15 minutes to 35 days from now; needs messaging_service_sid. */
        send_at?: string | undefined
      }
      output: {
        sid: string
        /** `queued`, `sent`, `delivered`, `undelivered`, `failed`, `received`. */
        status: string
        direction?: string | undefined
        from?: string | null | undefined
        to?: string | null | undefined
        body?: string | null | undefined
        date_sent?: string | null | undefined
        num_media?: string | null | undefined
        price?: string | null | undefined
        price_unit?: string | null | undefined
        /** Why it did not arrive. */
        error_code?: number | null | undefined
        error_message?: string | null | undefined
      }
    }
  }
}
