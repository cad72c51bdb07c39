/** 回避: an officer's conflict of interest with an applicant, whom they then neither rule on nor rank. */
export type Recusal = {
  /** Of the recusal, 128 random bits. */
  readonly uid: string
  /** Of the officer. */
  readonly officer: string
  readonly name: string
  readonly reason: string
  /** ISO 8601 instant. */
  readonly at: string
}
