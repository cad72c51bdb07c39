import Big from 'big.js'

/** Cuts quotients off instead of rounding them, so that none is lifted onto a threshold it does not reach. */
const Truncating = Big()
Truncating.RM = Big.roundDown

/**
 * A percentage for people: one or two decimals, but never rounded across the threshold it is held against, nor down onto
 * the ceiling it is above.
 */
export function percentText(part: Big, whole: Big, threshold?: Big, ceiling?: Big): string {
  const exact = new Truncating(part).times(100).div(whole)
  for (let places = 2; places < 10; places++) {
    const rounded = exact.round(places, Big.roundHalfUp)
    if (
      (!threshold || exact.gte(threshold) === rounded.gte(threshold)) &&
      (!ceiling || exact.gt(ceiling) === rounded.gt(ceiling))
    ) {
      return rounded.eq(rounded.round(1)) ? rounded.toFixed(1) : rounded.toFixed()
    }
  }
  return exact.toFixed()
}
