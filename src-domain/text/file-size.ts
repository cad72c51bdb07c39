const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** 1536 → 1.5 KB */
export function fileSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)))
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
