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
  {
    $id: 'TokenRequest',
    examples: [
      {
        grant_type: 'client_credentials',
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        client_secret: '12404a0a-9cbf-4b40-82cc-32296e92c515',
      },
    ],
  },
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
  {
    $id: 'Token',
    description: 'The access token',
    examples: [
      { access_token: 'eyJhbGciOiJSUzI1NiJ9…', expires_in: 1440, type: 'Bearer', token_type: 'Bearer' },
    ],
  },
)

const tokenError = (error: string, message: string) =>
  Type.Object(
    {
      error: Type.String({ description: 'a code of RFC 6749, section 5.2' }),
      error_description: Type.String({ description: 'what was wrong' }),
      success: Type.Literal(false, { description: 'always false' }),
      message: Type.String({ description: 'the same as error_description' }),
    },
    {
      $id: 'TokenError',
      description: 'The error, in the form of RFC 6749, section 5.2, and of this API in one',
      examples: [{ error, error_description: message, success: false, message }],
    },
  )

/** What the token endpoint answers when it fails, by status. */
export const TOKEN_ERRORS = {
  400: tokenError('unsupported_grant_type', 'grant_type must be client_credentials.'),
  401: tokenError('invalid_client', 'The client_id or the client_secret is wrong.'),
  413: tokenError('invalid_request', 'The body is larger than a token request.'),
  500: tokenError('server_error', 'Something went wrong on the server; the fault is logged.'),
  503: tokenError(
    'temporarily_unavailable',
    'The database cannot be reached just now. Try again in a few seconds.',
  ),
}

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
  {
    $id: 'KeySet',
    description: 'The keys that are in use, and those that no longer sign',
    examples: [
      {
        keys: [
          {
            kty: 'RSA',
            kid: 'b1f0c9',
            alg: 'RS256',
            use: 'sig',
            n: '0vx7agoebGcQSuuPiLJXZptN9nndrQ…',
            e: 'AQAB',
          },
        ],
      },
    ],
  },
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
  {
    $id: 'AuthorizationServerMetadata',
    description: 'What the authorization server offers, and where',
    examples: [
      {
        issuer: 'http://127.0.0.1:8080/octotable-auth/api/v2',
        token_endpoint: 'http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/token',
        jwks_uri: 'http://127.0.0.1:8080/octotable-auth/api/v2/.well-known/jwks.json',
        grant_types_supported: ['client_credentials'],
        response_types_supported: [],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      },
    ],
  },
)
export type Metadata = Static<typeof Metadata>
