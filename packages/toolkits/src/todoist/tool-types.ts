// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Todoist: Tasks of a person: find, create, plan, complete, comment. */
    todoist: unknown
  }

  interface Tools {
    /** Complete a task. One that recurs moves on to its next date. */
    TODOIST_CLOSE_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
      }
      output: { closed: boolean }
    }
    /** Write a comment on a task. */
    TODOIST_CREATE_COMMENT: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
        /** The text, in Markdown. */
        content: string
      }
      output: { id: string; content: string; posted_at?: string | undefined; posted_uid?: string | undefined }
    }
    /** Add a task, to the inbox or to a project, with a due date in words or as a date. */
    TODOIST_CREATE_TASK: {
      toolkit: "todoist"
      input: {
        /** Its name, one line. */
        content: string
        /** `id` from TODOIST_GET_ALL_PROJECTS; the inbox when left out. */
        project_id?: string | undefined
        /** `id` from TODOIST_GET_ALL_SECTIONS. */
        section_id?: string | undefined
        /** `id` of the task that it is a part of. */
        parent_id?: string | undefined
        /** More text, in Markdown. */
        description?: string | undefined
        /** Names of all labels that it shall have. */
        labels?: string[] | undefined
        /** 1 normal to 4 urgent; 4 is what the app shows as p1. */
        priority?: number | undefined
        /** When, in words: tomorrow at 9, every Friday; "no date" takes it away. */
        due_string?: string | undefined
        /** The day, YYYY-MM-DD, in place of due_string. */
        due_date?: string | undefined
        /** The time with its offset, in place of due_string: 2026-11-26T15:00:00Z. */
        due_datetime?: string | undefined
        /** `id` of a person of a shared project. */
        assignee_id?: string | undefined
      }
      output: {
        id: string
        /** Its name. */
        content: string
        description?: string | undefined
        project_id: string
        section_id?: string | null | undefined
        parent_id?: string | null | undefined
        labels?: string[] | undefined
        /** 1 normal to 4 urgent, which the app shows as p4 to p1. */
        priority: number
        due?: {
          /** The day, or the time. */
          date: string
          /** In words: every Friday. */
          string?: string | undefined
          is_recurring?: boolean | undefined
          timezone?: string | null | undefined
        } | null | undefined
        deadline?: { date: string } | null | undefined
        /** To whom it is assigned, in shared projects. */
        responsible_uid?: string | null | undefined
        /** Whether it is done. */
        checked?: boolean | undefined
        completed_at?: string | null | undefined
        /** Where a person opens it. */
        url: string
      }
    }
    /** Delete a task for good, with its parts. TODOIST_CLOSE_TASK completes it instead. */
    TODOIST_DELETE_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
      }
      output: { deleted: boolean }
    }
    /** List the comments on a task. */
    TODOIST_GET_ALL_COMMENTS: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        comments: ({ id: string; content: string; posted_at?: string | undefined; posted_uid?: string | undefined })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the projects of the account, the inbox among them. */
    TODOIST_GET_ALL_PROJECTS: {
      toolkit: "todoist"
      input: {
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        projects: ({
          id: string
          name: string
          parent_id?: string | null | undefined
          is_shared?: boolean | undefined
          is_favorite?: boolean | undefined
          /** Where tasks without a project are. */
          inbox_project?: boolean | undefined
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List the sections of a project, or of all. */
    TODOIST_GET_ALL_SECTIONS: {
      toolkit: "todoist"
      input: {
        /** `id` from TODOIST_GET_ALL_PROJECTS. */
        project_id?: string | undefined
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        sections: { id: string; name: string; project_id: string }[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** List open tasks: of a project, a section or a label, or what a filter in Todoist's own language finds. */
    TODOIST_GET_ALL_TASKS: {
      toolkit: "todoist"
      input: {
        /** "today | overdue", "7 days & #Work", "p1 & @home", "search: rope"; then the other conditions do not count. */
        filter?: string | undefined
        /** `id` from TODOIST_GET_ALL_PROJECTS. */
        project_id?: string | undefined
        /** `id` from TODOIST_GET_ALL_SECTIONS. */
        section_id?: string | undefined
        /** Only parts of this task. */
        parent_id?: string | undefined
        /** Name of a label. */
        label?: string | undefined
        /** How many, at most 200. */
        limit?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        cursor?: string | undefined
      }
      output: {
        tasks: ({
          id: string
          /** Its name. */
          content: string
          description?: string | undefined
          project_id: string
          section_id?: string | null | undefined
          parent_id?: string | null | undefined
          labels?: string[] | undefined
          /** 1 normal to 4 urgent, which the app shows as p4 to p1. */
          priority: number
          due?: {
            /** The day, or the time. */
            date: string
            /** In words: every Friday. */
            string?: string | undefined
            is_recurring?: boolean | undefined
            timezone?: string | null | undefined
          } | null | undefined
          deadline?: { date: string } | null | undefined
          /** To whom it is assigned, in shared projects. */
          responsible_uid?: string | null | undefined
          /** Whether it is done. */
          checked?: boolean | undefined
          completed_at?: string | null | undefined
          /** Where a person opens it. */
          url: string
        })[]
        /** `cursor` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Get one task with its whole description. */
    TODOIST_GET_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
      }
      output: {
        id: string
        /** Its name. */
        content: string
        description?: string | undefined
        project_id: string
        section_id?: string | null | undefined
        parent_id?: string | null | undefined
        labels?: string[] | undefined
        /** 1 normal to 4 urgent, which the app shows as p4 to p1. */
        priority: number
        due?: {
          /** The day, or the time. */
          date: string
          /** In words: every Friday. */
          string?: string | undefined
          is_recurring?: boolean | undefined
          timezone?: string | null | undefined
        } | null | undefined
        deadline?: { date: string } | null | undefined
        /** To whom it is assigned, in shared projects. */
        responsible_uid?: string | null | undefined
        /** Whether it is done. */
        checked?: boolean | undefined
        completed_at?: string | null | undefined
        /** Where a person opens it. */
        url: string
      }
    }
    /** Move a task to a project, to a section, or below another task: give one of them. */
    TODOIST_MOVE_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
        /** `id` from TODOIST_GET_ALL_PROJECTS; the inbox when left out. */
        project_id?: string | undefined
        /** `id` from TODOIST_GET_ALL_SECTIONS. */
        section_id?: string | undefined
        /** `id` of the task that it is a part of. */
        parent_id?: string | undefined
      }
      output: {
        id: string
        /** Its name. */
        content: string
        description?: string | undefined
        project_id: string
        section_id?: string | null | undefined
        parent_id?: string | null | undefined
        labels?: string[] | undefined
        /** 1 normal to 4 urgent, which the app shows as p4 to p1. */
        priority: number
        due?: {
          /** The day, or the time. */
          date: string
          /** In words: every Friday. */
          string?: string | undefined
          is_recurring?: boolean | undefined
          timezone?: string | null | undefined
        } | null | undefined
        deadline?: { date: string } | null | undefined
        /** To whom it is assigned, in shared projects. */
        responsible_uid?: string | null | undefined
        /** Whether it is done. */
        checked?: boolean | undefined
        completed_at?: string | null | undefined
        /** Where a person opens it. */
        url: string
      }
    }
    /** Open a completed task again. */
    TODOIST_REOPEN_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
      }
      output: { reopened: boolean }
    }
    /** Change the name, date, priority, labels or text of a task. What is left out stays. TODOIST_CLOSE_TASK completes it. */
    TODOIST_UPDATE_TASK: {
      toolkit: "todoist"
      input: {
        /** `id` of the task, from TODOIST_GET_ALL_TASKS. */
        task_id: string
        /** Its name, one line. */
        content?: string | undefined
        /** More text, in Markdown. */
        description?: string | undefined
        /** Names of all labels that it shall have. */
        labels?: string[] | undefined
        /** 1 normal to 4 urgent; 4 is what the app shows as p1. */
        priority?: number | undefined
        /** When, in words: tomorrow at 9, every Friday; "no date" takes it away. */
        due_string?: string | undefined
        /** The day, YYYY-MM-DD, in place of due_string. */
        due_date?: string | undefined
        /** The time with its offset, in place of due_string: 2026-11-26T15:00:00Z. */
        due_datetime?: string | undefined
        /** `id` of a person of a shared project. */
        assignee_id?: string | undefined
      }
      output: {
        id: string
        /** Its name. */
        content: string
        description?: string | undefined
        project_id: string
        section_id?: string | null | undefined
        parent_id?: string | null | undefined
        labels?: string[] | undefined
        /** 1 normal to 4 urgent, which the app shows as p4 to p1. */
        priority: number
        due?: {
          /** The day, or the time. */
          date: string
          /** In words: every Friday. */
          string?: string | undefined
          is_recurring?: boolean | undefined
          timezone?: string | null | undefined
        } | null | undefined
        deadline?: { date: string } | null | undefined
        /** To whom it is assigned, in shared projects. */
        responsible_uid?: string | null | undefined
        /** Whether it is done. */
        checked?: boolean | undefined
        completed_at?: string | null | undefined
        /** Where a person opens it. */
        url: string
      }
    }
  }
}
