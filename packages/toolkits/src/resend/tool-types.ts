// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Resend: Mail for apps: send from domains of your own and see what became of it. */
    resend: unknown
  }

  interface Tools {
    /** Stop a scheduled mail from being sent. */
    RESEND_CANCEL_EMAIL: {
      toolkit: "resend"
      input: {
        /** `id` of RESEND_SEND_EMAIL. */
        id: string
      }
      output: { id: string }
    }
    /** Add a domain to send from, and get the DNS records that it needs. It sends nothing before it is verified. */
    RESEND_CREATE_DOMAIN: {
      toolkit: "resend"
      input: {
        /** The domain, e.g. `mail.example.com`. */
        name: string
        /** Where mail is sent from; us-east-1 when left out. */
        region?: "us-east-1" | "eu-west-1" | "sa-east-1" | "ap-northeast-1" | undefined
      }
      output: {
        /** `domain_id` of other tools. */
        id: string
        name: string
        /** Mail goes out from `verified` ones only. */
        status: string
        region?: string | undefined
        created_at?: string | undefined
        /** What has to stand in DNS. */
        records?: ({ record: string; type: string; name: string; value: string; status?: string | undefined; priority?: number | undefined })[] | undefined
      }
    }
    /** List the domains of the account and whether they are verified. */
    RESEND_LIST_DOMAINS: {
      toolkit: "resend"
      input: Record<string, unknown>
      output: { data: ({
        /** `domain_id` of other tools. */
        id: string
        name: string
        /** Mail goes out from `verified` ones only. */
        status: string
        region?: string | undefined
        created_at?: string | undefined
      })[] }
    }
    /** Get one domain with the DNS records that it needs. */
    RESEND_RETRIEVE_DOMAIN: {
      toolkit: "resend"
      input: {
        /** `id` of RESEND_LIST_DOMAINS. */
        domain_id: string
      }
      output: {
        /** `domain_id` of other tools. */
        id: string
        name: string
        /** Mail goes out from `verified` ones only. */
        status: string
        region?: string | undefined
        created_at?: string | undefined
        /** What has to stand in DNS. */
        records?: ({ record: string; type: string; name: string; value: string; status?: string | undefined; priority?: number | undefined })[] | undefined
      }
    }
    /** Get a mail that was sent or is scheduled, and what last happened to it. */
    RESEND_RETRIEVE_EMAIL: {
      toolkit: "resend"
      input: {
        /** `id` of RESEND_SEND_EMAIL. */
        email_id: string
      }
      output: {
        id: string
        from: string
        to: string[]
        subject: string
        text?: string | null | undefined
        html?: string | null | undefined
        cc?: string[] | null | undefined
        bcc?: string[] | null | undefined
        /** E.g. delivered, bounced, scheduled. */
        last_event?: string | null | undefined
        scheduled_at?: string | null | undefined
        created_at: string
      }
    }
    /** Send a mail from a verified domain, at once or at a time given, with files attached if there are any. Needs `html` or `text`. RESEND_LIST_DOMAINS tells which domains may be sent from. */
    RESEND_SEND_EMAIL: {
      toolkit: "resend"
      input: {
        /** Sender: `Name <name@domain>` or an address, of a verified domain. */
        from: string
        /** One address, or a list of at most 50. */
        to: string | string[]
        /** One line. */
        subject: string
        /** The text as HTML. */
        html?: string | undefined
        /** The text as plain text. */
        text?: string | undefined
        /** Who gets a copy. */
        cc?: string | string[] | undefined
        /** Who gets a copy that the others do not see. */
        bcc?: string | string[] | undefined
        /** Where answers go. */
        reply_to?: string | string[] | undefined
        /** Further headers of the mail. */
        headers?: Record<string, string> | undefined
        /** When to send it, ISO 8601; now when left out. */
        scheduled_at?: string | undefined
        /** Files to attach, by id (file_…); 40 MB together, in base64. */
        attachments?: string[] | undefined
      }
      output: {
        /** `email_id` of RESEND_RETRIEVE_EMAIL. */
        id: string
      }
    }
    /** Ask Resend to look at the domain's DNS records, after they were set. The check goes on by itself. */
    RESEND_VERIFY_DOMAIN: {
      toolkit: "resend"
      input: {
        /** `id` of RESEND_LIST_DOMAINS. */
        domain_id: string
      }
      output: { id: string }
    }
  }
}
