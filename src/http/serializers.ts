import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type SerializerFactory = ReturnType<typeof SerializerSelector>
type Serializer = ReturnType<ReturnType<SerializerFactory>>

/**
 * Fastify's serializers, built once for each schema and not once for each route and status: all routes answer the same
 * errors. No schema refers to another one by name, so none depends on the scope in which it is used. Built for the first
 * answer, as the server's start need not wait for what may never be asked.
 */
export function sharedSerializers(): SerializerFactory {
  const build = SerializerSelector()
  const known = new Map<string, Serializer>()
  return (externalSchemas, options) => {
    const compile = build(externalSchemas, options)
    return (route) => {
      const text = JSON.stringify(route.schema)
      const serializer = known.get(text) ?? whenAsked(() => compile(route))
      known.set(text, serializer)
      return serializer
    }
  }
}

function whenAsked(build: () => Serializer): Serializer {
  let built: Serializer | undefined
  return (data) => (built ??= build())(data)
}
