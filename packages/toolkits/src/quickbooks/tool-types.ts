// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** QuickBooks: Bookkeeping: invoices and who owes them, customers, payments, reports. */
    quickbooks: unknown
  }

  interface Tools {
    /** Add a customer; a name that is there already is refused. */
    QUICKBOOKS_CREATE_CUSTOMER: {
      toolkit: "quickbooks"
      input: {
        /** What they are called. */
        DisplayName: string
        /** Their company. */
        CompanyName?: string | undefined
        /** Where invoices go. */
        email?: string | undefined
        /** Their number. */
        phone?: string | undefined
        /** What else is known. */
        Notes?: string | undefined
      }
      output: {
        Id: string
        DisplayName: string
        CompanyName?: string | null | undefined
        PrimaryEmailAddr?: { Address?: string | undefined } | null | undefined
        PrimaryPhone?: { FreeFormNumber?: string | undefined } | null | undefined
        /** What they owe. */
        Balance?: number | null | undefined
        Active?: boolean | undefined
      }
    }
    /** Write an invoice to a customer. It goes out with QUICKBOOKS_SEND_INVOICE. */
    QUICKBOOKS_CREATE_INVOICE: {
      toolkit: "quickbooks"
      input: {
        /** `Id` from QUICKBOOKS_SEARCH_CUSTOMERS. */
        customer_id: string
        /** What is charged. */
        lines: ({
          /** `Id` from QUICKBOOKS_LIST_ITEMS. */
          item_id: string
          /** How many. */
          quantity: number
          /** What one costs. */
          unit_price: number
          /** What stands on the line. */
          description?: string | undefined
        })[]
        /** Where it goes when it is sent. */
        email?: string | undefined
        /** When it is to be paid. */
        due_date?: string | undefined
        /** What the customer reads below. */
        memo?: string | undefined
      }
      output: {
        Id: string
        /** The number that people know. */
        DocNumber?: string | null | undefined
        TxnDate?: string | undefined
        DueDate?: string | null | undefined
        TotalAmt?: number | undefined
        /** What is not paid yet. */
        Balance?: number | undefined
        CurrencyRef?: { value: string; name?: string | undefined } | null | undefined
        CustomerRef?: { value: string; name?: string | undefined } | undefined
        BillEmail?: { Address?: string | undefined } | null | undefined
        /** `EmailSent` once it went out. */
        EmailStatus?: string | null | undefined
        Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined
      }
    }
    /** Note that a customer paid, and for which invoice. */
    QUICKBOOKS_CREATE_PAYMENT: {
      toolkit: "quickbooks"
      input: {
        /** `Id` from QUICKBOOKS_SEARCH_CUSTOMERS. */
        customer_id: string
        /** In the currency of the customer. */
        amount: number
        /** `Id` of the invoice; left out, it is a credit. */
        invoice_id?: string | undefined
        /** When; today when left out. */
        date?: string | undefined
      }
      output: { Id: string; TotalAmt: number; TxnDate?: string | undefined }
    }
    /** Get an invoice as a PDF: its id is what tools that take a file are given, to mail it or save it. */
    QUICKBOOKS_DOWNLOAD_INVOICE: {
      toolkit: "quickbooks"
      input: {
        /** `Id` of the invoice. */
        invoice_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Get one invoice with its lines. */
    QUICKBOOKS_GET_INVOICE: {
      toolkit: "quickbooks"
      input: {
        /** `Id` of the invoice. */
        invoice_id: string
      }
      output: {
        Id: string
        /** The number that people know. */
        DocNumber?: string | null | undefined
        TxnDate?: string | undefined
        DueDate?: string | null | undefined
        TotalAmt?: number | undefined
        /** What is not paid yet. */
        Balance?: number | undefined
        CurrencyRef?: { value: string; name?: string | undefined } | null | undefined
        CustomerRef?: { value: string; name?: string | undefined } | undefined
        BillEmail?: { Address?: string | undefined } | null | undefined
        /** `EmailSent` once it went out. */
        EmailStatus?: string | null | undefined
        Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined
      }
    }
    /** Get a report of the company: profit and loss, balance sheet, cash flow, who owes how much. */
    QUICKBOOKS_GET_REPORT: {
      toolkit: "quickbooks"
      input: {
        /** Which one. */
        report: "ProfitAndLoss" | "BalanceSheet" | "CashFlow" | "AgedReceivables" | "AgedPayables" | "CustomerBalance" | "VendorBalance" | "TrialBalance"
        /** The first day. */
        start_date?: string | undefined
        /** The last day. */
        end_date?: string | undefined
        /** How it is counted. */
        accounting_method?: "Cash" | "Accrual" | undefined
      }
      output: { name?: string | undefined; from?: string | undefined; until?: string | undefined; currency?: string | undefined; columns: string[]; lines: string[][] }
    }
    /** List what is sold, with prices and ids for lines of invoices. */
    QUICKBOOKS_LIST_ITEMS: {
      toolkit: "quickbooks"
      input: {
        /** A part of the name; all when left out. */
        name?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** The first one; 21 is page 2 of 20. */
        start?: number | undefined
      }
      output: { items: ({ Id: string; Name: string; Type?: string | undefined; UnitPrice?: number | null | undefined; Description?: string | null | undefined; QtyOnHand?: number | null | undefined })[] }
    }
    /** Read records of any kind by QuickBooks' query language: `select * from bill where TxnDate >= '2026-11-01' orderby TxnDate desc maxresults 20`. Knows no joins and no OR. */
    QUICKBOOKS_RUN_QUERY: {
      toolkit: "quickbooks"
      input: {
        /** The query. */
        query: string
      }
      output: { records: Record<string, unknown> }
    }
    /** Find customers by a part of their name, with what they owe. */
    QUICKBOOKS_SEARCH_CUSTOMERS: {
      toolkit: "quickbooks"
      input: {
        /** A part of the name; all when left out. */
        name?: string | undefined
        /** Only those who owe something. */
        owing?: boolean | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** The first one; 21 is page 2 of 20. */
        start?: number | undefined
      }
      output: { customers: ({
        Id: string
        DisplayName: string
        CompanyName?: string | null | undefined
        PrimaryEmailAddr?: { Address?: string | undefined } | null | undefined
        PrimaryPhone?: { FreeFormNumber?: string | undefined } | null | undefined
        /** What they owe. */
        Balance?: number | null | undefined
        Active?: boolean | undefined
      })[] }
    }
    /** Find invoices by customer, date, number, or those that are open or overdue, the latest first. */
    QUICKBOOKS_SEARCH_INVOICES: {
      toolkit: "quickbooks"
      input: {
        /** Only of this customer: `Id` of one. */
        customer_id?: string | undefined
        /** The number that people know. */
        number?: string | undefined
        /** Only those that are not paid in full. */
        unpaid?: boolean | undefined
        /** Only those due before this day. */
        due_before?: string | undefined
        /** Only those of this day or later. */
        since?: string | undefined
        /** How many, at most 100. */
        limit?: number | undefined
        /** The first one; 21 is page 2 of 20. */
        start?: number | undefined
      }
      output: { invoices: ({
        Id: string
        /** The number that people know. */
        DocNumber?: string | null | undefined
        TxnDate?: string | undefined
        DueDate?: string | null | undefined
        TotalAmt?: number | undefined
        /** What is not paid yet. */
        Balance?: number | undefined
        CurrencyRef?: { value: string; name?: string | undefined } | null | undefined
        CustomerRef?: { value: string; name?: string | undefined } | undefined
        BillEmail?: { Address?: string | undefined } | null | undefined
        /** `EmailSent` once it went out. */
        EmailStatus?: string | null | undefined
        Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined
      })[] }
    }
    /** E-mail an invoice to its customer. */
    QUICKBOOKS_SEND_INVOICE: {
      toolkit: "quickbooks"
      input: {
        /** `Id` of the invoice. */
        invoice_id: string
        /** Another address than that of the invoice. */
        send_to?: string | undefined
      }
      output: {
        Id: string
        /** The number that people know. */
        DocNumber?: string | null | undefined
        TxnDate?: string | undefined
        DueDate?: string | null | undefined
        TotalAmt?: number | undefined
        /** What is not paid yet. */
        Balance?: number | undefined
        CurrencyRef?: { value: string; name?: string | undefined } | null | undefined
        CustomerRef?: { value: string; name?: string | undefined } | undefined
        BillEmail?: { Address?: string | undefined } | null | undefined
        /** `EmailSent` once it went out. */
        EmailStatus?: string | null | undefined
        Line?: ({ Amount?: number | undefined; Description?: string | null | undefined; SalesItemLineDetail?: { ItemRef?: { value: string; name?: string | undefined } | undefined; Qty?: number | undefined } | undefined })[] | undefined
      }
    }
  }
}
