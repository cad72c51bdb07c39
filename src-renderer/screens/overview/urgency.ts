export type Urgency = 'done' | 'past' | 'near' | 'ahead'

/** From this many days on a date is near. */
const near = 3

/** How a date looks. A day of the office's own that is over has been held: that is nothing to mend. */
export function urgencyOf(daysLeft: number, { done = false, own = false }): Urgency {
  if (done || (own && daysLeft < 0)) return 'done'
  if (daysLeft < 0) return 'past'
  return daysLeft <= near ? 'near' : 'ahead'
}
