// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Linear: Issues of teams and projects: find, create, move, assign, comment. */
    linear: unknown
  }

  interface Tools {
    /** Write a comment on an issue, or an answer to one. */
    LINEAR_CREATE_LINEAR_COMMENT: {
      toolkit: "linear"
      input: {
        /** `id` of the issue, or what people call it: ENG-123. */
        issue_id: string
        /** The text, in Markdown. */
        body: string
        /** `id` of the comment to answer. */
        parent_id?: string | undefined
      }
      output: { id: string; url: string }
    }
    /** Open an issue in a team. LINEAR_LIST_LINEAR_TEAMS tells which there are. */
    LINEAR_CREATE_LINEAR_ISSUE: {
      toolkit: "linear"
      input: {
        /** `id` of the team, from LINEAR_LIST_LINEAR_TEAMS. */
        team_id: string
        /** One line. */
        title: string
        /** The text, in Markdown. */
        description?: string | undefined
        /** `id` of a person, from LINEAR_LIST_LINEAR_USERS. */
        assignee_id?: string | undefined
        /** `id` of a state, from LINEAR_LIST_LINEAR_STATES. */
        state_id?: string | undefined
        /** 0 none, 1 urgent, 2 high, 3 medium, 4 low. */
        priority?: number | undefined
        /** All labels that it shall have: `id`s from LINEAR_LIST_LINEAR_LABELS. */
        label_ids?: string[] | undefined
        /** `id` from LINEAR_LIST_LINEAR_PROJECTS. */
        project_id?: string | undefined
        /** The issue that it is a part of. */
        parent_id?: string | undefined
        /** YYYY-MM-DD. */
        due_date?: string | undefined
        /** Points, as the team counts them. */
        estimate?: number | undefined
      }
      output: {
        id: string
        /** What people call it: ENG-123. */
        identifier: string
        title: string
        /** Markdown. */
        description?: string | null | undefined
        url: string
        state: {
          name: string
          /** `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`. */
          type: string
        }
        priorityLabel: string
        assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined
        team: { id: string; key: string }
        project?: { id: string; name: string } | null | undefined
        parent?: { identifier: string } | null | undefined
        labels: string[]
        dueDate?: string | null | undefined
        estimate?: number | null | undefined
        createdAt?: string | undefined
        updatedAt?: string | undefined
      }
    }
    /** Move an issue to the trash, which Linear empties after some time. */
    LINEAR_DELETE_LINEAR_ISSUE: {
      toolkit: "linear"
      input: {
        /** `id` of the issue, or what people call it: ENG-123. */
        issue_id: string
      }
      output: { deleted: boolean }
    }
    /** Get one issue with its whole text and its first 50 comments. */
    LINEAR_GET_LINEAR_ISSUE: {
      toolkit: "linear"
      input: {
        /** `id` of the issue, or what people call it: ENG-123. */
        issue_id: string
      }
      output: {
        id: string
        /** What people call it: ENG-123. */
        identifier: string
        title: string
        /** Markdown. */
        description?: string | null | undefined
        url: string
        state: {
          name: string
          /** `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`. */
          type: string
        }
        priorityLabel: string
        assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined
        team: { id: string; key: string }
        project?: { id: string; name: string } | null | undefined
        parent?: { identifier: string } | null | undefined
        labels: string[]
        dueDate?: string | null | undefined
        estimate?: number | null | undefined
        createdAt?: string | undefined
        updatedAt?: string | undefined
        comments: ({
          id: string
          /** Markdown. */
          body: string
          createdAt?: string | undefined
          author?: string | undefined
        })[]
      }
    }
    /** List issues, the last changed first, of a team, a project, a person or a kind of state. LINEAR_SEARCH_ISSUES finds them by words. */
    LINEAR_LIST_LINEAR_ISSUES: {
      toolkit: "linear"
      input: {
        /** Only of this team: `id` from LINEAR_LIST_LINEAR_TEAMS. */
        team_id?: string | undefined
        /** Only of this project: `id` from LINEAR_LIST_LINEAR_PROJECTS. */
        project_id?: string | undefined
        /** Only of this person: `id` from LINEAR_LIST_LINEAR_USERS, or `me`. */
        assignee_id?: string | undefined
        /** Only in these kinds of state; all when left out. */
        state_types?: ("triage" | "backlog" | "unstarted" | "started" | "completed" | "canceled")[] | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        issues: ({
          id: string
          /** What people call it: ENG-123. */
          identifier: string
          title: string
          /** Markdown. */
          description?: string | null | undefined
          url: string
          state: {
            name: string
            /** `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`. */
            type: string
          }
          priorityLabel: string
          assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined
          team: { id: string; key: string }
          project?: { id: string; name: string } | null | undefined
          parent?: { identifier: string } | null | undefined
          labels: string[]
          dueDate?: string | null | undefined
          estimate?: number | null | undefined
          createdAt?: string | undefined
          updatedAt?: string | undefined
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the labels of issues, those of a team or all. */
    LINEAR_LIST_LINEAR_LABELS: {
      toolkit: "linear"
      input: {
        /** Only those that belong to this team. */
        team_id?: string | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        labels: ({
          id: string
          name: string
          /** None: of the whole workspace. */
          team?: { key: string } | null | undefined
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List projects with their status and the day that they are planned for. */
    LINEAR_LIST_LINEAR_PROJECTS: {
      toolkit: "linear"
      input: {
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        projects: ({ id: string; name: string; description: string; url: string; status: string; targetDate?: string | null | undefined })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the states that issues of a team go through: Backlog, In progress, Done and so on. */
    LINEAR_LIST_LINEAR_STATES: {
      toolkit: "linear"
      input: {
        /** `id` of the team, from LINEAR_LIST_LINEAR_TEAMS. */
        team_id: string
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        states: { id: string; name: string; type: string }[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the teams of the workspace. Issues, states and most labels belong to one. */
    LINEAR_LIST_LINEAR_TEAMS: {
      toolkit: "linear"
      input: {
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        teams: {
          id: string
          /** What its issues start with: ENG. */
          key: string
          name: string
        }[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the people of the workspace, whom issues can be assigned to. */
    LINEAR_LIST_LINEAR_USERS: {
      toolkit: "linear"
      input: {
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        users: {
          id: string
          name: string
          displayName: string
          email: string
          /** False: has left. */
          active: boolean
        }[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find issues by words of their titles, texts and comments, the best match first. */
    LINEAR_SEARCH_ISSUES: {
      toolkit: "linear"
      input: {
        /** The words. */
        query: string
        /** Rank those of this team higher. */
        team_id?: string | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        issues: ({
          id: string
          /** What people call it: ENG-123. */
          identifier: string
          title: string
          /** Markdown. */
          description?: string | null | undefined
          url: string
          state: {
            name: string
            /** `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`. */
            type: string
          }
          priorityLabel: string
          assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined
          team: { id: string; key: string }
          project?: { id: string; name: string } | null | undefined
          parent?: { identifier: string } | null | undefined
          labels: string[]
          dueDate?: string | null | undefined
          estimate?: number | null | undefined
          createdAt?: string | undefined
          updatedAt?: string | undefined
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Change an issue: its state, assignee, priority, labels, title and so on. What is left out stays. */
    LINEAR_UPDATE_ISSUE: {
      toolkit: "linear"
      input: {
        /** `id` of the issue, or what people call it: ENG-123. */
        issue_id: string
        /** One line. */
        title?: string | undefined
        /** The text, in Markdown. */
        description?: string | undefined
        /** `id` of a person, from LINEAR_LIST_LINEAR_USERS. */
        assignee_id?: string | undefined
        /** `id` of a state, from LINEAR_LIST_LINEAR_STATES. */
        state_id?: string | undefined
        /** 0 none, 1 urgent, 2 high, 3 medium, 4 low. */
        priority?: number | undefined
        /** All labels that it shall have: `id`s from LINEAR_LIST_LINEAR_LABELS. */
        label_ids?: string[] | undefined
        /** `id` from LINEAR_LIST_LINEAR_PROJECTS. */
        project_id?: string | undefined
        /** The issue that it is a part of. */
        parent_id?: string | undefined
        /** YYYY-MM-DD. */
        due_date?: string | undefined
        /** Points, as the team counts them. */
        estimate?: number | undefined
      }
      output: {
        id: string
        /** What people call it: ENG-123. */
        identifier: string
        title: string
        /** Markdown. */
        description?: string | null | undefined
        url: string
        state: {
          name: string
          /** `triage`, `backlog`, `unstarted`, `started`, `completed`, `canceled`, `duplicate`. */
          type: string
        }
        priorityLabel: string
        assignee?: { id: string; displayName: string; email?: string | undefined } | null | undefined
        team: { id: string; key: string }
        project?: { id: string; name: string } | null | undefined
        parent?: { identifier: string } | null | undefined
        labels: string[]
        dueDate?: string | null | undefined
        estimate?: number | null | undefined
        createdAt?: string | undefined
        updatedAt?: string | undefined
      }
    }
  }
}
