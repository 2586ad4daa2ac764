// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Salesforce: A CRM: query, search, create and change accounts, contacts, leads, deals and all other records. */
    salesforce: unknown
  }

  interface Tools {
    /** Add somebody who may become a customer. */
    SALESFORCE_CREATE_LEAD: {
      toolkit: "salesforce"
      input: {
        /** Last name. */
        LastName: string
        /** Where they work. */
        Company: string
        /** First name. */
        FirstName?: string | undefined
        /** Their address. */
        Email?: string | undefined
        /** Their number. */
        Phone?: string | undefined
        /** What they do. */
        Title?: string | undefined
        /** Where they come from, e.g. `Web`. */
        LeadSource?: string | undefined
        /** What else is known. */
        Description?: string | undefined
      }
      output: { id: string; success: boolean }
    }
    /** Add a record of any object: an account, a contact, an opportunity, a case. */
    SALESFORCE_CREATE_RECORD: {
      toolkit: "salesforce"
      input: {
        /** The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`. */
        object: string
        /** Fields by API name, e.g. `{"LastName": "Lee", "AccountId": "001…"}`. */
        values: Record<string, unknown>
      }
      output: { id: string; success: boolean }
    }
    /** Note something to do, or a call that was made, at a person and a record. */
    SALESFORCE_CREATE_TASK: {
      toolkit: "salesforce"
      input: {
        /** What it is, in a line. */
        Subject: string
        /** More about it. */
        Description?: string | undefined
        /** The day when it is due. */
        ActivityDate?: string | undefined
        /** `Completed` for what was done. */
        Status?: "Not Started" | "In Progress" | "Completed" | undefined
        /** How much it matters. */
        Priority?: "High" | "Normal" | "Low" | undefined
        /** `Id` of a contact or lead. */
        WhoId?: string | undefined
        /** `Id` of an account, opportunity or case. */
        WhatId?: string | undefined
      }
      output: { id: string; success: boolean }
    }
    /** Delete a record, and what belongs to it. It stays in the recycle bin for 15 days. */
    SALESFORCE_DELETE_RECORD: {
      toolkit: "salesforce"
      input: {
        /** The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`. */
        object: string
        /** `Id` of the record. */
        record_id: string
      }
      output: { done: boolean }
    }
    /** Read the next records of a query that found more than one answer holds. */
    SALESFORCE_FETCH_MORE: {
      toolkit: "salesforce"
      input: {
        /** `next` of SALESFORCE_RUN_QUERY. */
        query_locator: string
      }
      output: {
        totalSize: number
        records: Record<string, unknown>[]
        /** `query_locator` of SALESFORCE_FETCH_MORE. */
        next?: string | undefined
      }
    }
    /** List the fields of an object with their API names, types and choices. */
    SALESFORCE_GET_FIELDS: {
      toolkit: "salesforce"
      input: {
        /** The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`. */
        object: string
      }
      output: { label: string; fields: ({
        name: string
        label: string
        type: string
        /** Whether a new record needs it. */
        required: boolean
        updateable: boolean
        /** The objects that it is an id of. */
        referenceTo?: string[] | undefined
        choices?: string[] | undefined
      })[] }
    }
    /** Get one record by id, with the fields that are named. */
    SALESFORCE_GET_RECORD: {
      toolkit: "salesforce"
      input: {
        /** The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`. */
        object: string
        /** `Id` of the record. */
        record_id: string
        /** API names of fields; all when left out. */
        fields?: string[] | undefined
      }
      output: { record: Record<string, unknown> }
    }
    /** List the kinds of records that can be queried, custom ones included. */
    SALESFORCE_LIST_OBJECTS: {
      toolkit: "salesforce"
      input: {
        /** Only those that this company made. */
        custom_only?: boolean | undefined
      }
      output: { objects: { name: string; label: string }[] }
    }
    /** Read records by SOQL: `SELECT Id, Name, Amount FROM Opportunity WHERE IsClosed = false ORDER BY CloseDate LIMIT 20`. Knows no `SELECT *`; texts are in single quotes, dates like `2026-11-30` and `THIS_MONTH` are not. */
    SALESFORCE_RUN_QUERY: {
      toolkit: "salesforce"
      input: {
        /** The SOQL. */
        query: string
      }
      output: {
        totalSize: number
        records: Record<string, unknown>[]
        /** `query_locator` of SALESFORCE_FETCH_MORE. */
        next?: string | undefined
      }
    }
    /** Find accounts, contacts, leads and opportunities by words in any of their fields. */
    SALESFORCE_SEARCH_RECORDS: {
      toolkit: "salesforce"
      input: {
        /** A name, an e-mail address, a number. */
        text: string
        /** How many of each kind, at most 200. */
        limit?: number | undefined
      }
      output: { records: Record<string, unknown>[] }
    }
    /** Change what is given of a record, such as the stage of an opportunity. */
    SALESFORCE_UPDATE_RECORD: {
      toolkit: "salesforce"
      input: {
        /** The API name of an object: `Account`, `Contact`, `Lead`, `Opportunity`, `Case`, `My__c`. */
        object: string
        /** `Id` of the record. */
        record_id: string
        /** Fields by API name, e.g. `{"LastName": "Lee", "AccountId": "001…"}`. */
        values: Record<string, unknown>
      }
      output: { done: boolean }
    }
  }
}
