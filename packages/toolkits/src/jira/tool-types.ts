// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Jira: Issues of a team, at Jira Cloud: find, read, open, assign, move and discuss them. */
    jira: unknown
  }

  interface Tools {
    /** Attach files to an issue: a log, a screenshot, a document. */
    JIRA_ADD_ATTACHMENT: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
        /** By id (file_…). */
        files: string[]
      }
      output: { attachments: ({
        /** `attachment_id` of JIRA_DOWNLOAD_ATTACHMENT. */
        id: string
        filename: string
        mimeType?: string | undefined
        size?: number | undefined
        created?: string | undefined
      })[] }
    }
    /** Write a comment below an issue. */
    JIRA_ADD_COMMENT: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
        /** Markdown. */
        body: string
      }
      output: {
        id: string
        author?: string | undefined
        /** Markdown. */
        text: string
        created: string
      }
    }
    /** Open a task, bug, story or sub-task in a project. */
    JIRA_CREATE_ISSUE: {
      toolkit: "jira"
      input: {
        /** Key of the project, e.g. `ROPE`. */
        project: string
        /** Its name in that project, e.g. `Task`. */
        issue_type: string
        /** What it is about, in a line. */
        summary: string
        /** Markdown. */
        description?: string | undefined
        /** `accountId` from JIRA_FIND_USERS; null for nobody. */
        assignee?: string | null | undefined
        /** Its name, e.g. `High`. */
        priority?: string | undefined
        /** All of its labels, without spaces. */
        labels?: string[] | undefined
        /** The day it is due, e.g. `2026-12-24`. */
        duedate?: string | undefined
        /** Further fields by id, as Jira's API takes them: `{ customfield_10016: 5 }`. */
        other_fields?: Record<string, unknown> | undefined
        /** Key of the epic or issue that it is part of. */
        parent?: string | undefined
      }
      output: { id: string; key: string }
    }
    /** Get a file that is attached to an issue: its id is what tools that take a file are given. */
    JIRA_DOWNLOAD_ATTACHMENT: {
      toolkit: "jira"
      input: {
        /** `id` of the file in `attachments` of JIRA_GET_ISSUE. */
        attachment_id: string
      }
      output: { file: { id: string; name: string; mimetype: string; size: number; sha256: string; expires_at: string } }
    }
    /** Change what is given of an issue: summary, description, assignee, labels, dates. */
    JIRA_EDIT_ISSUE: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
        /** What it is about, in a line. */
        summary?: string | undefined
        /** Markdown; replaces the description there is. */
        description?: string | undefined
        /** `accountId` from JIRA_FIND_USERS; null for nobody. */
        assignee?: string | null | undefined
        /** Its name, e.g. `High`. */
        priority?: string | undefined
        /** All of its labels, without spaces. */
        labels?: string[] | undefined
        /** The day it is due, e.g. `2026-12-24`. */
        duedate?: string | undefined
        /** Further fields by id, as Jira's API takes them: `{ customfield_10016: 5 }`. */
        other_fields?: Record<string, unknown> | undefined
      }
      output: { done: boolean }
    }
    /** Find people to whom issues of a project can be assigned, by name or e-mail. */
    JIRA_FIND_USERS: {
      toolkit: "jira"
      input: {
        /** Key of the project, e.g. `ROPE`. */
        project: string
        /** Start of a name or e-mail address; left out for all. */
        query?: string | undefined
        /** How many, at most 100. */
        maxResults?: number | undefined
        /** How many to pass over; `next_start` goes on. */
        startAt?: number | undefined
      }
      output: { users: ({ accountId: string; displayName?: string | undefined; emailAddress?: string | undefined; active?: boolean | undefined })[] }
    }
    /** Get one issue with its description and latest comments, as Markdown, and its attachments by name and id. */
    JIRA_GET_ISSUE: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
        /** How many of the latest, at most 50. */
        comments?: number | undefined
      }
      output: {
        key: string
        id: string
        summary?: string | undefined
        status?: string | undefined
        type?: string | undefined
        priority?: string | null | undefined
        assignee?: { accountId: string; displayName?: string | undefined } | null | undefined
        reporter?: { accountId: string; displayName?: string | undefined } | null | undefined
        labels?: string[] | undefined
        duedate?: string | null | undefined
        created?: string | undefined
        updated?: string | undefined
        /** Markdown. */
        description: string
        /** Key of the issue that it is part of. */
        parent?: string | undefined
        comments: ({
          id: string
          author?: string | undefined
          /** Markdown. */
          text: string
          created: string
        })[]
        comment_count?: number | undefined
        attachments?: ({
          /** `attachment_id` of JIRA_DOWNLOAD_ATTACHMENT. */
          id: string
          filename: string
          mimeType?: string | undefined
          size?: number | undefined
          created?: string | undefined
        })[] | undefined
      }
    }
    /** List the kinds of issues that can be opened in a project. */
    JIRA_LIST_ISSUE_TYPES: {
      toolkit: "jira"
      input: {
        /** Key of the project, e.g. `ROPE`. */
        project: string
        /** How many, at most 100. */
        maxResults?: number | undefined
        /** How many to pass over; `next_start` goes on. */
        startAt?: number | undefined
      }
      output: {
        types: ({
          id: string
          name: string
          description?: string | undefined
          /** True for parts of another issue. */
          subtask?: boolean | undefined
        })[]
        /** `startAt` of the next page; null on the last one. */
        next_start: number | null
      }
    }
    /** List the projects that the person sees, by a part of their name or key. */
    JIRA_LIST_PROJECTS: {
      toolkit: "jira"
      input: {
        /** A part of the name or key; left out for all. */
        query?: string | undefined
        /** How many, at most 100. */
        maxResults?: number | undefined
        /** How many to pass over; `next_start` goes on. */
        startAt?: number | undefined
      }
      output: {
        projects: ({
          id: string
          key: string
          name: string
          /** `software`, `business` or `service_desk`. */
          projectTypeKey?: string | undefined
        })[]
        /** `startAt` of the next page; null on the last one. */
        next_start: number | null
      }
    }
    /** List the steps that an issue can take from its present status, with their ids. */
    JIRA_LIST_TRANSITIONS: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
      }
      output: { transitions: ({
        id: string
        name: string
        /** The status that the issue has then. */
        to?: string | undefined
      })[] }
    }
    /** Find issues by JQL: `project = ROPE AND status != Done AND assignee = currentUser() ORDER BY updated DESC`, `text ~ "too short" AND created >= -7d`. */
    JIRA_SEARCH_ISSUES: {
      toolkit: "jira"
      input: {
        /** The query, in JQL. */
        jql: string
        /** How many, at most 100. */
        maxResults?: number | undefined
        /** `nextPageToken` of the page before; leave out for the first page. */
        nextPageToken?: string | undefined
      }
      output: {
        issues: ({ key: string; id: string; summary?: string | undefined; status?: string | undefined; type?: string | undefined; priority?: string | null | undefined; assignee?: { accountId: string; displayName?: string | undefined } | null | undefined; reporter?: { accountId: string; displayName?: string | undefined } | null | undefined; labels?: string[] | undefined; duedate?: string | null | undefined; created?: string | undefined; updated?: string | undefined })[]
        /** Of the next page; none on the last one. */
        nextPageToken?: string | null | undefined
      }
    }
    /** Take an issue a step on in its workflow: start it, put it into review, close it. */
    JIRA_TRANSITION_ISSUE: {
      toolkit: "jira"
      input: {
        /** Key of the issue, such as `ROPE-7`, or its id. */
        issue_key: string
        /** `id` from JIRA_LIST_TRANSITIONS. */
        transition_id: string
        /** Its name, e.g. `Done`, where the step asks for one. */
        resolution?: string | undefined
      }
      output: { done: boolean }
    }
  }
}
