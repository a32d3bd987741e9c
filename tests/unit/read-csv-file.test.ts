import { describe, expect, it } from 'vitest'
import { readCsvFile } from '#lib/attribution/read-csv-file.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const csv = 'invoice,paid_at,amount\nINV-1,2026-11-03,12'

describe('a file with payments', () => {
  it.each([
    ['UTF-8', utf8(`${csv} Zürich`), `${csv} Zürich`],
    ['UTF-16, as Excel writes Unicode text', new Uint8Array(Buffer.from(`\uFEFF${csv}`, 'utf16le')), csv],
    ['Windows-1252', new Uint8Array(Buffer.from('product\nZürich', 'latin1')), 'product\nZürich'],
  ])('may be in %s', (_, bytes, text) => {
    expect(readCsvFile(bytes)).toEqual({ text })
  })

  it.each([
    ['an empty file', new Uint8Array(), /The file is empty/],
    ['nothing but white space', utf8(' \r\n\r\n'), /The file is empty/],
    ['an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), /Excel workbook.*Save the sheet as CSV/],
    ['an old Excel workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /old Excel workbook/],
    ['a PDF', utf8('%PDF-1.7 …'), /This is a PDF/],
    ['a web page', utf8('<!DOCTYPE html>\n<html>'), /This is a web page/],
    ['JSON', utf8('[{"invoice": "1"}]'), /This is JSON/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /not a text file/],
    ['one of more than 5 MB', new Uint8Array(5_000_001).fill(65), /more than 5 MB/],
  ])('is refused where it is %s', (_, bytes, sentence) => {
    expect(readCsvFile(bytes)).toMatch(sentence)
  })
})
