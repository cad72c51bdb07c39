/** An object's properties as they are once those without a value are left out. */
export type Given<Properties> = {
  [Key in keyof Properties as undefined extends Properties[Key] ? never : Key]: Properties[Key]
} & {
  [Key in keyof Properties as undefined extends Properties[Key] ? Key : never]?: Exclude<Properties[Key], undefined>
}

/** The object without its undefined properties: what has no value is not there, so that equal data are equal. */
export function given<Properties extends object>(properties: Properties): Given<Properties> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Given<Properties>
}
