import { expect, type Locator, type Page } from '@playwright/test'

/** Pastes as a spreadsheet or an editor would, into a cell of the payments. */
export async function pasteInto(cell: Locator, text: string) {
  await cell.focus()
  await cell.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

export const cellOf = (page: Page, column: string, row: number) =>
  page
    .getByRole('table', { name: 'Payments', exact: true })
    .getByRole('textbox', { name: `${column}, row ${row}`, exact: true })

export async function chooseFile(page: Page, name: string, content: string | Buffer) {
  await page
    .getByLabel('CSV file with payments')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

/** "2026-11-03 14:05 UTC", so many days ago. */
export const daysAgo = (days: number) =>
  `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`

export async function expectRows(page: Page, count: number) {
  await expect(page.getByRole('table', { name: 'Payments', exact: true }).getByRole('rowheader')).toHaveCount(
    count,
  )
}
