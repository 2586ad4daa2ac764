// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Stripe: Payments of a business: customers, charges, refunds, invoices, subscriptions. */
    stripe: unknown
  }

  interface Tools {
    /** End a subscription when its paid time is over, or at once, which cannot be undone and pays nothing back. */
    STRIPE_CANCEL_SUBSCRIPTION: {
      toolkit: "stripe"
      input: {
        /** `id` of the subscription: sub_… */
        subscription_id: string
        /** Whether it runs until its paid time is over; false ends it at once. */
        at_period_end?: boolean | undefined
      }
      output: {
        id: string
        /** `active`, `trialing`, `past_due`, `canceled` and so on. */
        status: string
        customer: string
        currency: string
        created: string
        cancel_at_period_end: boolean
        canceled_at: string | null
        items: ({
          price: string
          product: string
          unit_amount?: number | null | undefined
          interval?: string | undefined
          quantity?: number | undefined
          /** When it is paid again, or ends. */
          current_period_end: string
        })[]
      }
    }
    /** Add a customer. Stripe takes the same address twice, so look for it with STRIPE_LIST_CUSTOMERS first. */
    STRIPE_CREATE_CUSTOMER: {
      toolkit: "stripe"
      input: {
        /** Where invoices and receipts go. */
        email?: string | undefined
        /** Full name, or that of a company. */
        name?: string | undefined
        /** Phone number. */
        phone?: string | undefined
        /** A note; the customer does not see it. */
        description?: string | undefined
        /** Facts of your own, by name. */
        metadata?: Record<string, string> | undefined
      }
      output: {
        id: string
        name?: string | null | undefined
        email?: string | null | undefined
        phone?: string | null | undefined
        description?: string | null | undefined
        created: string
        /** What the next invoice adds; below zero, what it takes off. */
        balance?: number | null | undefined
        currency?: string | null | undefined
        /** Whether the last invoice that was due is unpaid. */
        delinquent?: boolean | null | undefined
        metadata?: Record<string, string> | undefined
      }
    }
    /** Make an invoice with its lines for a customer, as a draft. With auto_advance, Stripe finishes and mails it after about an hour. */
    STRIPE_CREATE_INVOICE: {
      toolkit: "stripe"
      input: {
        /** `id` of the customer: cus_… */
        customer: string
        /** Three lower-case letters: usd, eur, jpy. */
        currency: string
        /** The lines. */
        items: {
          /** What it is for. */
          description: string
          /** In the smallest unit of the currency: 1050 is $10.50. Yen have no smaller unit: 1050 is ¥1,050. */
          amount: number
        }[]
        /** How long the customer has to pay. */
        days_until_due?: number | undefined
        /** A text above the lines. */
        description?: string | undefined
        /** Whether Stripe finishes and mails it by itself; false leaves it a draft. */
        auto_advance?: boolean | undefined
      }
      output: {
        id: string
        number?: string | null | undefined
        /** `draft`, `open`, `paid`, `uncollectible` or `void`. */
        status?: string | null | undefined
        customer?: string | null | undefined
        customer_name?: string | null | undefined
        customer_email?: string | null | undefined
        currency: string
        /** In the smallest unit of the currency. */
        total: number
        /** In the smallest unit of the currency. */
        amount_due: number
        /** In the smallest unit of the currency. */
        amount_paid: number
        created: string
        due_date: string | null
        description?: string | null | undefined
        /** Where the customer sees and pays it. */
        hosted_invoice_url?: string | null | undefined
        invoice_pdf?: string | null | undefined
      }
    }
    /** Make a link to a page where anybody can buy at these prices. */
    STRIPE_CREATE_PAYMENT_LINK: {
      toolkit: "stripe"
      input: {
        /** What is sold. */
        line_items: ({
          /** `id` from STRIPE_LIST_PRICES: price_… */
          price: string
          /** How many. */
          quantity?: number | undefined
        })[]
      }
      output: { id: string; url: string; active: boolean }
    }
    /** Give the money of a payment back, all of it or a part. This cannot be undone. */
    STRIPE_CREATE_REFUND: {
      toolkit: "stripe"
      input: {
        /** `id` of the charge: ch_… Give this or payment_intent. */
        charge?: string | undefined
        /** `id` of the payment: pi_… */
        payment_intent?: string | undefined
        /** In the smallest unit of the currency; all when left out. */
        amount?: number | undefined
        /** Why; `fraudulent` also blocks the card. */
        reason?: "duplicate" | "fraudulent" | "requested_by_customer" | undefined
      }
      output: {
        id: string
        /** In the smallest unit of the currency. */
        amount: number
        currency: string
        status?: string | null | undefined
        charge?: string | null | undefined
        payment_intent?: string | null | undefined
      }
    }
    /** Get what stands in a file of Stripe, such as a report: its id is what tools that take a file are given. */
    STRIPE_DOWNLOAD_FILE: {
      toolkit: "stripe"
      input: {
        /** `id` of the file at Stripe. */
        file_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it. */
    STRIPE_DOWNLOAD_INVOICE: {
      toolkit: "stripe"
      input: {
        /** `id` of the invoice: in_… */
        invoice_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** List payments, the newest first: how much, from whom, whether they succeeded. */
    STRIPE_LIST_CHARGES: {
      toolkit: "stripe"
      input: {
        /** Only of this customer: cus_… */
        customer?: string | undefined
        /** Only those of this payment: pi_… */
        payment_intent?: string | undefined
        /** Only what was made at this time or later, with its offset: 2026-11-26T00:00:00Z. */
        since?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        charges: ({
          id: string
          /** In the smallest unit of the currency. */
          amount: number
          /** In the smallest unit of the currency. */
          amount_refunded: number
          currency: string
          /** `succeeded`, `pending` or `failed`. */
          status: string
          refunded: boolean
          disputed: boolean
          created: string
          customer?: string | null | undefined
          email?: string | null | undefined
          description?: string | null | undefined
          failure_message?: string | null | undefined
          payment_intent?: string | null | undefined
          receipt_url?: string | null | undefined
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List customers, the newest first, or those with one e-mail address. STRIPE_SEARCH_CUSTOMERS finds them by name. */
    STRIPE_LIST_CUSTOMERS: {
      toolkit: "stripe"
      input: {
        /** Only those with exactly this address. */
        email?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        customers: ({
          id: string
          name?: string | null | undefined
          email?: string | null | undefined
          phone?: string | null | undefined
          description?: string | null | undefined
          created: string
          /** What the next invoice adds; below zero, what it takes off. */
          balance?: number | null | undefined
          currency?: string | null | undefined
          /** Whether the last invoice that was due is unpaid. */
          delinquent?: boolean | null | undefined
          metadata?: Record<string, string> | undefined
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List what was uploaded to Stripe and the reports that it made, the newest first. */
    STRIPE_LIST_FILES: {
      toolkit: "stripe"
      input: {
        /** Only those for this: `dispute_evidence`, `finance_report_run`. */
        purpose?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        files: ({
          id: string
          filename?: string | null | undefined
          title?: string | null | undefined
          /** As an ending: `pdf`, `png`. */
          type?: string | null | undefined
          size: number
          purpose: string
          created: string
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List invoices, the newest first, with their state, their sums and their links. */
    STRIPE_LIST_INVOICES: {
      toolkit: "stripe"
      input: {
        /** Only of this customer: cus_… */
        customer?: string | undefined
        /** Only of this subscription: sub_… */
        subscription?: string | undefined
        /** Only in this state; `open` is sent and not paid. */
        status?: "draft" | "open" | "paid" | "uncollectible" | "void" | undefined
        /** Only what was made at this time or later, with its offset: 2026-11-26T00:00:00Z. */
        since?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        invoices: ({
          id: string
          number?: string | null | undefined
          /** `draft`, `open`, `paid`, `uncollectible` or `void`. */
          status?: string | null | undefined
          customer?: string | null | undefined
          customer_name?: string | null | undefined
          customer_email?: string | null | undefined
          currency: string
          /** In the smallest unit of the currency. */
          total: number
          /** In the smallest unit of the currency. */
          amount_due: number
          /** In the smallest unit of the currency. */
          amount_paid: number
          created: string
          due_date: string | null
          description?: string | null | undefined
          /** Where the customer sees and pays it. */
          hosted_invoice_url?: string | null | undefined
          invoice_pdf?: string | null | undefined
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List what is sold and for how much, the newest first. */
    STRIPE_LIST_PRICES: {
      toolkit: "stripe"
      input: {
        /** Only of this product: prod_… */
        product?: string | undefined
        /** False lists those that are no longer sold. */
        active?: boolean | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        prices: ({
          id: string
          /** `id` of what is sold. */
          product: string
          product_name?: string | undefined
          nickname?: string | null | undefined
          unit_amount?: number | null | undefined
          currency: string
          /** How often it is paid; once when absent. */
          interval?: string | undefined
          active: boolean
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** List subscriptions, the newest first: who pays for what, and until when. */
    STRIPE_LIST_SUBSCRIPTIONS: {
      toolkit: "stripe"
      input: {
        /** Only of this customer: cus_… */
        customer?: string | undefined
        /** Only to this price: price_… */
        price?: string | undefined
        /** Only in this state; when left out, all that were not canceled. */
        status?: "active" | "all" | "canceled" | "ended" | "incomplete" | "incomplete_expired" | "past_due" | "paused" | "trialing" | "unpaid" | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        starting_after?: string | undefined
      }
      output: {
        subscriptions: ({
          id: string
          /** `active`, `trialing`, `past_due`, `canceled` and so on. */
          status: string
          customer: string
          currency: string
          created: string
          cancel_at_period_end: boolean
          canceled_at: string | null
          items: ({
            price: string
            product: string
            unit_amount?: number | null | undefined
            interval?: string | undefined
            quantity?: number | undefined
            /** When it is paid again, or ends. */
            current_period_end: string
          })[]
        })[]
        /** `starting_after` of the next page; null on the last one. */
        next_cursor: string | null
      }
    }
    /** Get what is on the Stripe account: what can be paid out, and what is on its way. */
    STRIPE_RETRIEVE_BALANCE: {
      toolkit: "stripe"
      input: Record<string, unknown>
      output: {
        available: {
          /** In the smallest unit of the currency. */
          amount: number
          currency: string
        }[]
        pending: {
          /** In the smallest unit of the currency. */
          amount: number
          currency: string
        }[]
        /** False: a sandbox, no real money. */
        livemode: boolean
      }
    }
    /** Find customers in Stripe's query language. New ones are found after about a minute. */
    STRIPE_SEARCH_CUSTOMERS: {
      toolkit: "stripe"
      input: {
        /** Conditions joined by AND or OR: name~'ada', email:'ada@example.com', metadata['plan']:'pro', created>1764115200. */
        query: string
        /** How many, at most 100. */
        limit?: number | undefined
        /** `next_page` of the page before; leave out for the first page. */
        page?: string | undefined
      }
      output: {
        customers: ({
          id: string
          name?: string | null | undefined
          email?: string | null | undefined
          phone?: string | null | undefined
          description?: string | null | undefined
          created: string
          /** What the next invoice adds; below zero, what it takes off. */
          balance?: number | null | undefined
          currency?: string | null | undefined
          /** Whether the last invoice that was due is unpaid. */
          delinquent?: boolean | null | undefined
          metadata?: Record<string, string> | undefined
        })[]
        /** `page` of the next page; null on the last one. */
        next_page?: string | null | undefined
      }
    }
    /** Give Stripe a file: evidence for a dispute, a document of somebody who is verified, a logo. */
    STRIPE_UPLOAD_FILE: {
      toolkit: "stripe"
      input: {
        /** What to upload: PDF, JPEG or PNG. A file's id (file_…). */
        file: string
        /** What it is for; Stripe takes other types by this. */
        purpose: "dispute_evidence" | "identity_document" | "additional_verification" | "tax_document_user_upload" | "customer_signature" | "business_icon" | "business_logo"
      }
      output: {
        id: string
        filename?: string | null | undefined
        title?: string | null | undefined
        /** As an ending: `pdf`, `png`. */
        type?: string | null | undefined
        size: number
        purpose: string
        created: string
      }
    }
  }
}
