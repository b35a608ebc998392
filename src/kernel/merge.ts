/** Some of the fields of `D`, where `null` asks for the default. */
export type Given<D> = { [K in keyof D]?: D[K] | null | undefined }

/**
 * `base` with the fields that were given: a field left out keeps its value, `null` returns it to its default
 * (`api.md`, section 1.3). The keys of `defaults` are the fields it looks at.
 */
export function merged<D extends object, B extends D>(base: B, given: Given<D>, defaults: D): B {
  const result = { ...base }
  for (const key in defaults) {
    const value = given[key]
    if (value !== undefined) Object.assign(result, { [key]: value ?? defaults[key] })
  }
  return result
}
