import { previewAddress } from './addresses.ts'

/** A preview's file that is to be taken along. */
export type Offered = { readonly id: string; readonly file: string }

/** Where a file lies that was made, for the officer: downloaded, where it was made on another machine. */
export function placeOf({ path, download: offered }: { readonly path: string; readonly download?: Offered }): string {
  if (!offered) return path
  download(offered)
  return `已下载 ${offered.file}`
}

/** Hands the file to the browser, which puts it where its downloads go. */
export function download({ id, file }: Offered): void {
  const link = document.createElement('a')
  link.href = previewAddress(id, file)
  link.download = file
  link.click()
}
