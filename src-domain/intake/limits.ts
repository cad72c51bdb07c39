/** Bytes. Longer than any scan an applicant hands in. */
export const largestUpload = 2 * 1024 ** 3
