/** What officers of a desk do: 经办 takes in, checks and ranks; 复核 reviews that; 负责人 consents. One may do several. */
export const roles = ['handler', 'reviewer', 'head'] as const
export type Role = (typeof roles)[number]

export const roleTitles: Readonly<Record<Role, string>> = { handler: '经办', reviewer: '复核', head: '负责人' }

/** An officer of the desk. The name stays and is nobody else's, so that the record says of whom it speaks. */
export type Officer = {
  /** 128 random bits, lower-case hex. */
  readonly uid: string
  readonly name: string
  readonly roles: readonly Role[]
  /** 停用: no longer of this desk. */
  readonly retired?: true
}

/** Those who work here now. Where there are none, nobody is asked who they are. */
export function active<O extends Officer>(officers: readonly O[]): O[] {
  return officers.filter(({ retired }) => !retired)
}

export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => roleTitles[role]).join('、')
}
