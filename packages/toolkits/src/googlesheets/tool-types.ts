// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Google Sheets: Spreadsheets: make them, read and write cells, add rows and sheets. */
    googlesheets: unknown
  }

  interface Tools {
    /** Add an empty sheet, a tab, to a spreadsheet. */
    GOOGLESHEETS_ADD_SHEET: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheetId: string
        /** What the tab says. */
        title: string
      }
      output: { sheet: {
        /** The number that tools on sheets take. */
        sheetId: number
        title: string
        index?: number | undefined
        gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined
      } }
    }
    /** Read the values of one or several ranges of a spreadsheet. */
    GOOGLESHEETS_BATCH_GET: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheet_id: string
        /** Each as `A1:C10` or `Orders!A:C`. */
        ranges: string[]
        /** As shown, as plain numbers, or as formulas. */
        value_render_option?: "FORMATTED_VALUE" | "UNFORMATTED_VALUE" | "FORMULA" | undefined
      }
      output: { ranges: { range: string; values: unknown[][] }[] }
    }
    /** Empty the cells of a range; formats stay. */
    GOOGLESHEETS_CLEAR_VALUES: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheet_id: string
        /** Cells in A1 notation: `A1:C10`, `Orders!A:C`, or the name of a sheet for all of it. */
        range: string
      }
      output: { clearedRange?: string | undefined }
    }
    /** Make a new, empty spreadsheet. */
    GOOGLESHEETS_CREATE_GOOGLE_SHEET1: {
      toolkit: "googlesheets"
      input: {
        /** What it is called. */
        title: string
      }
      output: { spreadsheetId: string; spreadsheetUrl?: string | undefined; properties: { title: string; locale?: string | undefined; timeZone?: string | undefined }; sheets: ({ properties: {
        /** The number that tools on sheets take. */
        sheetId: number
        title: string
        index?: number | undefined
        gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined
      } })[] }
    }
    /** Delete a sheet, a tab, with all its cells. */
    GOOGLESHEETS_DELETE_SHEET: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheetId: string
        /** `sheetId` from GOOGLESHEETS_GET_SPREADSHEET_INFO. */
        sheet_id: number
      }
      output: { deleted: true }
    }
    /** Tell the title of a spreadsheet and its sheets with their ids and sizes; no cells. */
    GOOGLESHEETS_GET_SPREADSHEET_INFO: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheet_id: string
      }
      output: { spreadsheetId: string; spreadsheetUrl?: string | undefined; properties: { title: string; locale?: string | undefined; timeZone?: string | undefined }; sheets: ({ properties: {
        /** The number that tools on sheets take. */
        sheetId: number
        title: string
        index?: number | undefined
        gridProperties?: { rowCount?: number | undefined; columnCount?: number | undefined } | undefined
      } })[] }
    }
    /** Add rows below the table that is in a range. */
    GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheetId: string
        /** Where the table is, e.g. `Orders!A:C` or the name of a sheet. */
        range: string
        /** Rows of cells; null leaves a cell as it is, "" empties it. */
        values: ((string | number | boolean | null)[])[]
        /** USER_ENTERED reads formulas, dates and numbers as if typed; RAW writes the text. */
        valueInputOption?: "USER_ENTERED" | "RAW" | undefined
      }
      output: { tableRange?: string | undefined; updates?: { updatedRange?: string | undefined; updatedRows?: number | undefined; updatedColumns?: number | undefined; updatedCells?: number | undefined } | undefined }
    }
    /** Give a sheet, a tab, another title. */
    GOOGLESHEETS_UPDATE_SHEET_PROPERTIES: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheetId: string
        /** `sheetId` from GOOGLESHEETS_GET_SPREADSHEET_INFO. */
        sheetId: number
        /** What the tab says. */
        title: string
      }
      output: { renamed: true }
    }
    /** Write values over a range of a spreadsheet; what was there is replaced. */
    GOOGLESHEETS_UPDATE_VALUES: {
      toolkit: "googlesheets"
      input: {
        /** Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`. */
        spreadsheet_id: string
        /** Cells in A1 notation: `A1:C10`, `Orders!A:C`, or the name of a sheet for all of it. */
        range: string
        /** Rows of cells; null leaves a cell as it is, "" empties it. */
        values: ((string | number | boolean | null)[])[]
        /** USER_ENTERED reads formulas, dates and numbers as if typed; RAW writes the text. */
        value_input_option?: "USER_ENTERED" | "RAW" | undefined
      }
      output: { updatedRange?: string | undefined; updatedRows?: number | undefined; updatedColumns?: number | undefined; updatedCells?: number | undefined }
    }
  }
}
