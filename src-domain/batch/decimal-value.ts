import Big from 'big.js'
import { type Application, fieldValue } from './application.ts'

/** The exact decimal of a field, or undefined when it is empty or not a number. */
export function decimalValue(application: Application, key: string, year?: number): Big | undefined {
  const value = fieldValue(application, key, year)?.value
  return value !== undefined && isDecimal(value) ? new Big(value) : undefined
}

export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
