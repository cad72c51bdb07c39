const key = 'officer'

/** Who acts at this machine, where it is not the batch's 填报人: kept from one sitting to the next. */
export function keptOfficer(): string | undefined {
  return localStorage.getItem(key)?.trim() || undefined
}

export function keepOfficer(name: string | undefined): void {
  if (name) localStorage.setItem(key, name)
  else localStorage.removeItem(key)
}
