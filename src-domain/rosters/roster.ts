/** 名单 that officers bring themselves, whatever the notice says: what kinds there are, and what standing on one means. */
export const rosterKinds = {
  earlier: {
    title: '历年名单',
    advice: '请核对以前入选的年度和类别，再对照通知看能否再次申报，认定时写明依据。',
  },
  dishonest: { title: '失信名单', advice: '请向公布单位核实现在是否仍在名单内，认定时写明查询日期。' },
  penalised: { title: '处罚名单', advice: '请核实处罚的时间、事由和是否已经了结，认定时写明依据。' },
  /** Standing on it speaks for an applicant, and not standing on it against none. */
  cultivated: { title: '培育对象', advice: '请核对是否为同一单位，可能已经更名。', welcome: true },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly advice: string; readonly welcome?: true }>
>

export type RosterKind = keyof typeof rosterKinds
export const rosterKindNames = Object.keys(rosterKinds) as readonly RosterKind[] as readonly [
  RosterKind,
  ...RosterKind[],
]

/** One line of a roster, as it was written. */
export type RosterEntry = {
  /** Row of the file, from 1. */
  readonly row: number
  readonly name: string
  /** Only one whose check characters are right. */
  readonly creditCode?: string
  readonly formerNames: readonly string[]
  readonly year?: string
  readonly note?: string
}

/** What an officer says of a roster. */
export type RosterHead = {
  readonly kind: RosterKind
  /** The id of the notice's list that it serves; else it is the desk's own. */
  readonly serves?: string
  readonly title: string
  /** Who made it public. */
  readonly source: string
  /** Its day, where one is known. */
  readonly dated?: string
}

/** A roster that counts, with what stands on it. */
export type Roster = RosterHead & {
  /** The same on every laptop: 128 random bits, lower-case hex. */
  readonly uid: string
  readonly entries: readonly RosterEntry[]
}
