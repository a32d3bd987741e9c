/** Of one file, and of all files of one case. Bytes. The database keeps both too. */
export const mostFileBytes = 10 * 1024 * 1024
export const mostCaseBytes = 50 * 1024 * 1024

/** Of a part of a file as the database keeps it. Bytes. */
export const partBytes = 256 * 1024
