/** A folder beside the one at hand for another batch: with its year in place of the former, else that behind the name. */
export function folderOfYear(path: string, former: number, year: number): string {
  const whole = bare(path)
  const at = whole.lastIndexOf(String(former))
  const name = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\'))
  return at > name ? `${whole.slice(0, at)}${year}${whole.slice(at + 4)}` : `${whole}${year}`
}

/** The same, called after another notice. */
export function folderBeside(path: string, notice: string): string {
  return `${bare(path)}-${notice.replace(/[\s\\/:*?"<>|]/g, '')}`
}

function bare(path: string): string {
  return path.replace(/[\\/]+$/, '')
}
