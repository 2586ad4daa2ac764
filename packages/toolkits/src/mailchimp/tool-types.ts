// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Mailchimp: Newsletters: who is subscribed, tags, campaigns and how they did; write and send them. */
    mailchimp: unknown
  }

  interface Tools {
    /** Add a person to an audience, or change the one who has this address. */
    MAILCHIMP_ADD_OR_UPDATE_MEMBER: {
      toolkit: "mailchimp"
      input: {
        /** `id` from MAILCHIMP_LIST_AUDIENCES. */
        list_id: string
        /** Their e-mail address. */
        email_address: string
        /** What becomes of who is there already; `pending` asks them by mail. */
        status?: "subscribed" | "unsubscribed" | "pending" | "cleaned" | "transactional" | undefined
        /** For a new person; `subscribed` only where they agreed. */
        status_if_new?: "subscribed" | "pending" | "transactional" | "unsubscribed" | undefined
        /** Fields of the audience by tag, e.g. `{"FNAME": "Ana"}`. */
        merge_fields?: Record<string, string | number> | undefined
      }
      output: {
        id: string
        email_address: string
        full_name?: string | undefined
        /** `subscribed`, `unsubscribed`, `cleaned`, `pending` and others. */
        status: string
        merge_fields?: Record<string, unknown> | undefined
        tags?: { id: number; name: string }[] | undefined
        list_id?: string | undefined
        last_changed?: string | undefined
      }
    }
    /** Write a mail to an audience as a draft; MAILCHIMP_SEND_CAMPAIGN sends it. */
    MAILCHIMP_CREATE_CAMPAIGN: {
      toolkit: "mailchimp"
      input: {
        /** `id` from MAILCHIMP_LIST_AUDIENCES. */
        list_id: string
        /** The subject that people see. */
        subject_line: string
        /** Whom it is from. */
        from_name: string
        /** Where answers go; an address that Mailchimp has verified. */
        reply_to: string
        /** The whole mail, as HTML; Mailchimp adds its own foot. */
        html: string
        /** What it is called in Mailchimp. */
        title?: string | undefined
        /** What inboxes show behind the subject. */
        preview_text?: string | undefined
      }
      output: {
        id: string
        web_id?: number | undefined
        /** `save` is a draft; `schedule`, `sending`, `sent`, `paused`. */
        status: string
        type?: string | undefined
        emails_sent?: number | undefined
        send_time?: string | null | undefined
        subject_line?: string | undefined
        title?: string | undefined
        list_id?: string | undefined
        list_name?: string | undefined
        archive_url?: string | undefined
      }
    }
    /** Get how a campaign that was sent did: opened, clicked, bounced, unsubscribed. */
    MAILCHIMP_GET_CAMPAIGN_REPORT: {
      toolkit: "mailchimp"
      input: {
        /** `id` of the campaign. */
        campaign_id: string
      }
      output: { id: string; subject_line?: string | undefined; list_name?: string | undefined; emails_sent: number; send_time?: string | undefined; unsubscribed?: number | undefined; abuse_reports?: number | undefined; bounces?: { hard_bounces?: number | undefined; soft_bounces?: number | undefined } | undefined; opens?: {
        opens_total?: number | undefined
        unique_opens?: number | undefined
        /** A part of 1. */
        open_rate?: number | undefined
      } | undefined; clicks?: {
        clicks_total?: number | undefined
        unique_subscriber_clicks?: number | undefined
        /** A part of 1. */
        click_rate?: number | undefined
      } | undefined }
    }
    /** Get one person of an audience: whether they are subscribed, their fields and tags. */
    MAILCHIMP_GET_MEMBER: {
      toolkit: "mailchimp"
      input: {
        /** `id` from MAILCHIMP_LIST_AUDIENCES. */
        list_id: string
        /** Their e-mail address. */
        email_address: string
      }
      output: {
        id: string
        email_address: string
        full_name?: string | undefined
        /** `subscribed`, `unsubscribed`, `cleaned`, `pending` and others. */
        status: string
        merge_fields?: Record<string, unknown> | undefined
        tags?: { id: number; name: string }[] | undefined
        list_id?: string | undefined
        last_changed?: string | undefined
      }
    }
    /** List the audiences (mailing lists), with how many people are in each. */
    MAILCHIMP_LIST_AUDIENCES: {
      toolkit: "mailchimp"
      input: {
        /** How many, at most 100. */
        count?: number | undefined
        /** How many to leave out before; 20 is page 2. */
        offset?: number | undefined
      }
      output: {
        audiences: ({
          id: string
          name: string
          members?: number | undefined
          unsubscribed?: number | undefined
          /** In per cent. */
          open_rate?: number | undefined
          /** In per cent. */
          click_rate?: number | undefined
        })[]
        /** How many there are on all pages. */
        total?: number | undefined
      }
    }
    /** List campaigns (mails to an audience), the newest first: drafts, planned and sent. */
    MAILCHIMP_LIST_CAMPAIGNS: {
      toolkit: "mailchimp"
      input: {
        /** How far they are; `save` are drafts. */
        status?: "save" | "paused" | "schedule" | "sending" | "sent" | undefined
        /** Only to this audience. */
        list_id?: string | undefined
        /** Only those sent since then. */
        since_send_time?: string | undefined
        /** How many, at most 100. */
        count?: number | undefined
        /** How many to leave out before; 20 is page 2. */
        offset?: number | undefined
      }
      output: {
        campaigns: ({
          id: string
          web_id?: number | undefined
          /** `save` is a draft; `schedule`, `sending`, `sent`, `paused`. */
          status: string
          type?: string | undefined
          emails_sent?: number | undefined
          send_time?: string | null | undefined
          subject_line?: string | undefined
          title?: string | undefined
          list_id?: string | undefined
          list_name?: string | undefined
          archive_url?: string | undefined
        })[]
        /** How many there are on all pages. */
        total?: number | undefined
      }
    }
    /** Find people by e-mail address or name, in one audience or all. */
    MAILCHIMP_SEARCH_MEMBERS: {
      toolkit: "mailchimp"
      input: {
        /** An address, or words of a name. */
        query: string
        /** Only in this audience. */
        list_id?: string | undefined
      }
      output: {
        /** At most 30. */
        members: ({
          id: string
          email_address: string
          full_name?: string | undefined
          /** `subscribed`, `unsubscribed`, `cleaned`, `pending` and others. */
          status: string
          merge_fields?: Record<string, unknown> | undefined
          tags?: { id: number; name: string }[] | undefined
          list_id?: string | undefined
          last_changed?: string | undefined
        })[]
        /** How many there are on all pages. */
        total?: number | undefined
      }
    }
    /** Send a draft to its whole audience, now. It cannot be called back. */
    MAILCHIMP_SEND_CAMPAIGN: {
      toolkit: "mailchimp"
      input: {
        /** `id` of the campaign. */
        campaign_id: string
      }
      output: { done: boolean }
    }
    /** Put tags on a person of an audience, or take them off. */
    MAILCHIMP_TAG_MEMBER: {
      toolkit: "mailchimp"
      input: {
        /** `id` from MAILCHIMP_LIST_AUDIENCES. */
        list_id: string
        /** Their e-mail address. */
        email_address: string
        /** Tags to put on; new ones are made. */
        add?: string[] | undefined
        /** Tags to take off. */
        remove?: string[] | undefined
      }
      output: { done: boolean }
    }
  }
}
