import { Type, type Static } from 'typebox'

/** The body of a token request: documentation only, the provider checks it. */
export const TokenRequest = Type.Object(
  {
    grant_type: Type.Enum(['client_credentials'], { description: 'always client_credentials' }),
    client_id: Type.Optional(Type.String({ description: 'from create-client; left out with HTTP Basic' })),
    client_secret: Type.Optional(
      Type.String({ description: 'from create-client; left out with HTTP Basic' }),
    ),
  },
  { $id: 'TokenRequest' },
)

export const Token = Type.Object(
  {
    access_token: Type.String({ description: 'a JWT signed RS256, to be sent as Authorization: Bearer' }),
    expires_in: Type.Integer({
      description: 'minutes that the token is valid; safe to read as seconds',
      examples: [1440],
    }),
    type: Type.Enum(['Bearer'], { description: 'the documented name of token_type' }),
    token_type: Type.Enum(['Bearer'], { description: 'the name of the standard' }),
  },
  { $id: 'Token' },
)

export const TokenError = Type.Object(
  {
    error: Type.String({ description: 'a code of RFC 6749, section 5.2', examples: ['invalid_client'] }),
    error_description: Type.String({ description: 'what was wrong' }),
    success: Type.Boolean({ description: 'always false' }),
    message: Type.String({ description: 'the same as error_description' }),
  },
  { $id: 'TokenError' },
)

export const KeySet = Type.Object(
  {
    keys: Type.Array(
      Type.Object({
        kty: Type.String({ description: 'RSA' }),
        kid: Type.String({ description: 'the kid in the header of tokens' }),
        alg: Type.String({ description: 'RS256' }),
        use: Type.String({ description: 'sig' }),
        n: Type.String({ description: 'modulus' }),
        e: Type.String({ description: 'exponent' }),
      }),
    ),
  },
  { $id: 'KeySet' },
)

const uri = (description: string) => Type.String({ description })
const list = (description: string) => Type.Array(Type.String(), { description })

export const Metadata = Type.Object(
  {
    issuer: uri('the iss and the aud of access tokens'),
    token_endpoint: uri('where tokens are issued'),
    jwks_uri: uri('where the public keys are'),
    grant_types_supported: list('grants of the token endpoint'),
    response_types_supported: list('empty: there is no authorization endpoint'),
    token_endpoint_auth_methods_supported: list('how clients authenticate'),
  },
  { $id: 'AuthorizationServerMetadata' },
)
export type Metadata = Static<typeof Metadata>
