/** An object's properties as they are once those without a value are left out. */
export type Given<Properties> = {
  [Key in keyof Properties as undefined extends Properties[Key] ? never : Key]: Properties[Key]
} & {
  [Key in keyof Properties as undefined extends Properties[Key] ? Key : never]?: Exclude<Properties[Key], undefined>
}

/** The object without its undefined properties: what has no value is not there, so that equal data are equal. */
export function given<Properties extends object>(properties: Properties): Given<Properties> {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) kept[key] = value
  return kept as Given<Properties>
}
